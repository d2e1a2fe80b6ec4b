-- Decisions of the twelve months, from the decision to the last signature of the first contract since (B.4). Two decisions in a row
-- towards the same organisme are one. $1 cut-off, $2 first day.
with suivies as (
  select o.parcours, o.personne, o.organisme, o.du, o.id,
    lag(o.organisme) over (partition by o.parcours order by o.du, o.id) as precedent
  from orientation o
  where o.du <= $1 and o.parcours in (select r.parcours from orientation r where r.du between $2 and $1)),
changements as (
  select s.parcours, s.personne, s.organisme, s.du, s.id, s.precedent,
    lead(s.du) over (partition by s.parcours order by s.du, s.id) as suivante
  from suivies s
  where s.precedent is distinct from s.organisme),
decisions as materialized (
  select * from changements where du >= $2),
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
  and f.au = (date_trunc('month', d.du) + interval '1 month' - interval '1 day')::date
left join {photo} j on j.departement = departement_courant() and j.personne = d.personne and j.au = $1
group by 1, 2, 3, 4, 5
