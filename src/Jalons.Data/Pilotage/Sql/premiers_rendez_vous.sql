-- From each decision of the twelve months to its first rendez-vous: the earliest one set, the earliest one honoured, by their own day (B.4,
-- EX-25). One that was written down later than the cut-off, for a day after it, was not known yet. $1 cut-off, $2 first day, $3 reasons of a
-- first rendez-vous, $4 outcomes that leave none, $5 outcome of one that was honoured.
with {decisions},
pris as (
  select r.parcours, r.statut, (r.debut at time zone 'Europe/Paris')::date as jour
  from rendez_vous r
  where r.motif = any ($3) and not r.statut = any ($4) and (least(r.debut, r.cree_le) at time zone 'Europe/Paris')::date <= $1),
premiers as (
  select d.id, min(r.jour) as fixe, min(r.jour) filter (where r.statut = $5) as honore
  from decisions d join pris r on r.parcours = d.parcours
  where r.jour >= d.du and (d.suivante is null or r.jour < d.suivante)
  group by d.id)
select coalesce(f.territoire, j.territoire, 'inconnu'), d.precedent is null, d.du, x.fixe, x.honore, least(p.sortie, d.suivante), count(*)
from decisions d
join parcours p on p.id = d.parcours
left join premiers x on x.id = d.id
left join photo_adulte f on f.departement = departement_courant() and f.personne = d.personne
  and f.au = (date_trunc('month', d.du) + interval '1 month' - interval '1 day')::date and f.au <= $1
left join {photo} j on j.departement = departement_courant() and j.personne = d.personne and j.au = $1
group by 1, 2, 3, 4, 5, 6
