-- Entries received in the twelve months, since the delay of six weeks exists, and the first decision of the département (B.5). $1 cut-off,
-- $2 first day.
with recus as (
  select p.id, p.code_commune, p.recu_le, p.sortie from parcours p where p.recu_le between greatest($2, date '2025-01-01') and $1),
decisions as (
  select r.id, min(d.du) as premiere, min(d.du) filter (where d.origine = 'Departement' and d.du >= r.recu_le) as departement
  from recus r join orientation d on d.parcours = r.id
  where d.du <= $1
  group by r.id)
select coalesce(c.epci, case when r.code_commune is null then 'inconnu'
    when left(r.code_commune, length(rtrim(departement_courant(), 'DM'))) <> rtrim(departement_courant(), 'DM') then 'hors_departement'
    else 'inconnu' end),
  coalesce(o.premiere < r.recu_le, false), r.recu_le, o.departement, r.sortie, count(*)
from recus r
left join commune c on c.code = r.code_commune and c.departement = departement_courant()
left join decisions o on o.id = r.id
group by 1, 2, 3, 4, 5
