-- Rendez-vous of the twelve months, by the day they were held or to be held (C.3). The day itself is read for those without outcome. $1 cut-off,
-- $2 first day, $3 reasons of a first rendez-vous.
with pris as (
  select r.parcours, r.motif = any ($3) as premier, r.statut, (r.debut at time zone 'Europe/Paris')::date as jour
  from rendez_vous r
  where r.debut >= $2::timestamp at time zone 'Europe/Paris' and r.debut < ($1 + 1)::timestamp at time zone 'Europe/Paris')
select coalesce(f.territoire, j.territoire, 'inconnu'), date_trunc('month', r.jour)::date, r.premier, r.statut, case when r.statut = 'Prevu' then r.jour end, count(*)
from pris r
join parcours p on p.id = r.parcours and not p.hors_rsa and (p.hors_rsa_depuis is null or r.jour >= p.entree)
left join photo_adulte f on f.departement = departement_courant() and f.personne = p.personne
  and f.au = (date_trunc('month', r.jour) + interval '1 month' - interval '1 day')::date and f.au <= $1
left join {photo} j on j.departement = departement_courant() and j.personne = p.personne and j.au = $1
group by 1, 2, 3, 4, 5
