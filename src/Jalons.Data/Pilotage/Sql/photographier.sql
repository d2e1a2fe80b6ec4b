-- One row per adult of an open right at the end of a day, as known then (references/indicateurs.md §0.7, A.1, annex 2).
-- $1 day, $2 day of knowledge, $3 forms of contract that count on that day. {cible} is the table that receives the photo.
insert into {cible} (departement, au, personne, dossier, etat, soumis, entree, territoire, parcours, orientation, oriente_le, type, categorie, referent, contrat,
  age, sexe, anciennete)
with connus as materialized (
  select id from flux_connus($1, $2)),
-- The last picture known that speaks of the day.
droits as (
  select distinct on (h.dossier) h.dossier, h.etat, h.depuis
  from historique_droit h join connus k on k.id = h.flux
  where h.depuis <= $1
  order by h.dossier, h.connu_le desc, h.id desc),
statuts as (
  select distinct on (t.dossier, t.personne) t.dossier, t.personne, t.soumis
  from statut_droits_devoirs t join connus k on k.id = t.flux
  where t.depuis <= $1
    and (t.jusqua is null or t.jusqua > $1 or (t.flux_fin is not null and not exists (select from connus f where f.id = t.flux_fin)))
  order by t.dossier, t.personne, t.depuis desc, t.id desc),
-- A person counts once: where bound first, where the right is payable first, then the latest right.
adultes as (
  select distinct on (m.personne) m.personne, m.dossier, r.etat, s.soumis
  from droits r
  join membre m on m.dossier = r.dossier and m.role in ('DEM', 'CJT') and m.depuis <= $1
  join connus k on k.id = m.flux
  left join statuts s on s.dossier = m.dossier and s.personne = m.personne
  where r.etat in (2, 3, 4)
    and (m.jusqua is null or m.jusqua > $1 or (m.flux_fin is not null and not exists (select from connus f where f.id = m.flux_fin)))
  order by m.personne, (s.soumis is true) desc, (r.etat = 2) desc, (s.soumis is not null) desc, r.depuis desc, m.dossier, m.id desc),
adresses as (
  select distinct on (a.dossier) a.dossier, a.code_commune, a.hors_france
  from adresse a join connus k on k.id = a.flux
  where (a.depuis is null or a.depuis <= $1)
    and (a.jusqua is null or a.jusqua > $1 or (a.flux_fin is not null and not exists (select from connus f where f.id = a.flux_fin)))
  order by a.dossier, a.depuis desc nulls last, a.id desc),
-- The stay in progress; an orientation belongs to its stay.
sejours as (
  select distinct on (p.personne) p.personne, p.id
  from parcours p
  where p.entree <= $1 and not p.hors_rsa
  order by p.personne, p.entree desc, p.id desc),
orientations as (
  select distinct on (o.parcours) o.parcours, o.id, o.du, o.type, g.categorie
  from orientation o join organisme g on g.id = o.organisme
  where o.du <= $1 and (o.au is null or o.au > $1)
  order by o.parcours, o.du desc, o.id desc),
contrats as (
  select distinct p.personne
  from contrat c join parcours p on p.id = c.parcours
  where c.statut in ('Signe', 'Termine') and c.forme = any ($3) and not p.hors_rsa
    and c.signe_le <= $1 and c.debut <= $1 and coalesce(c.termine_le, c.fin) >= $1),
referents as (
  select distinct r.parcours from suivi_referent r where r.du <= $1 and (r.au is null or r.au > $1))
select departement_courant(), $1, a.personne, a.dossier, a.etat, a.soumis,
  case when d.date_demande <= $1 then d.date_demande end,
  case when x.hors_france then 'hors_departement'
       when c.epci is not null then c.epci
       when x.code_commune is null then 'inconnu'
       when left(x.code_commune, length(rtrim(departement_courant(), 'DM'))) <> rtrim(departement_courant(), 'DM') then 'hors_departement'
       else 'inconnu' end,
  p.id, o.id, o.du, o.type, o.categorie, r.parcours is not null, k.personne is not null,
  annees_revolues(q.date_naissance, $1), q.sexe, mois_revolus(d.date_demande, $1)
from adultes a
join dossier d on d.id = a.dossier
join personne q on q.id = a.personne
left join adresses x on x.dossier = a.dossier
left join commune c on c.code = x.code_commune and c.departement = departement_courant()
left join sejours p on p.personne = a.personne
left join orientations o on o.parcours = p.id
left join referents r on r.parcours = p.id
left join contrats k on k.personne = a.personne
