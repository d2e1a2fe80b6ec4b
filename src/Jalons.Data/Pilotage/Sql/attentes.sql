-- New entrants of some months, from the reception to the first decision of their stay. $1 days of the photos, $2 cut-off.
with premieres as (
  select d.parcours, min(d.du) as du from orientation d where d.du <= $2 group by d.parcours)
select p.territoire, date_trunc('month', p.au)::date, p.entrant,
  coalesce(o.du <= (date_trunc('month', p.au) - interval '1 day')::date, false),
  s.recu_le, o.du, s.sortie, count(*)
from {photo} p
left join parcours s on s.id = p.parcours
left join premieres o on o.parcours = p.parcours
where p.departement = departement_courant() and p.au = any ($1) and p.entrant is not null
group by 1, 2, 3, 4, 5, 6, 7
