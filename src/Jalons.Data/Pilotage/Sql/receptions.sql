-- Entries received in the twelve months, since the delay of six weeks exists, and the first decision of the département (B.5). The territory is that of the
-- end of the month of reception, else that of the cut-off: never the present one. $1 cut-off, $2 first day.
with recus as (
  select p.id, p.personne, p.recu_le, p.sortie from parcours p where not p.hors_rsa and p.recu_le between greatest($2, date '2025-01-01') and $1),
decisions as (
  select r.id, min(d.du) as premiere, min(d.du) filter (where d.origine = 'Departement' and d.du >= r.recu_le) as departement
  from recus r join orientation d on d.parcours = r.id
  where d.du <= $1
  group by r.id)
select coalesce(f.territoire, j.territoire, 'inconnu'), coalesce(o.premiere < r.recu_le, false), r.recu_le, o.departement, r.sortie, count(*)
from recus r
left join decisions o on o.id = r.id
left join photo_adulte f on f.departement = departement_courant() and f.personne = r.personne
  and f.au = (date_trunc('month', r.recu_le) + interval '1 month' - interval '1 day')::date and f.au <= $1
left join {photo} j on j.departement = departement_courant() and j.personne = r.personne and j.au = $1
group by 1, 2, 3, 4, 5
