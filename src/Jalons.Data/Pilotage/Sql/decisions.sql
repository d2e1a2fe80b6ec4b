-- From each decision of the twelve months to the last signature of the first contract since (B.4). $1 cut-off, $2 first day.
with {decisions},
signatures as (
  select d.id, min(c.signe_le) filter (where c.signe_le >= d.du) as suite, max(c.signe_le) filter (where c.signe_le < d.du) as avant
  from decisions d join contrat c on c.parcours = d.parcours
  where c.statut in ('Signe', 'Termine')
  group by d.id)
select coalesce(f.territoire, j.territoire, 'inconnu'), g.categorie = 'FranceTravail',
  d.du,
  coalesce(k.suite, case when d.precedent is null then k.avant end),
  least(p.sortie, d.suivante),
  count(*)
from decisions d
join parcours p on p.id = d.parcours
join organisme g on g.id = d.organisme
left join signatures k on k.id = d.id
left join photo_adulte f on f.departement = departement_courant() and f.personne = d.personne
  and f.au = (date_trunc('month', d.du) + interval '1 month' - interval '1 day')::date and f.au <= $1
left join {photo} j on j.departement = departement_courant() and j.personne = d.personne and j.au = $1
group by 1, 2, 3, 4, 5
