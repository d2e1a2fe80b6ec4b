-- New entrants of a month, ne_v4 (references/indicateurs.md B.2): in scope in this photo, not in the one before; the first category that
-- fits. $1 day of the photo, $2 day of the photo before, $3 states.
with entres as (
  select personne from {photo} where departement = departement_courant() and au = $1 and soumis and etat = any ($3)
  except
  select personne from photo_adulte where departement = departement_courant() and au = $2 and soumis and etat = any ($3)),
nouveaux as materialized (
  select p.personne, p.dossier, p.parcours
  from {photo} p join entres e on e.personne = p.personne
  where p.departement = departement_courant() and p.au = $1),
connus as materialized (
  select id from flux_connus($2, $2)),
histoire as materialized (
  select h.dossier, h.etat, h.depuis, h.connu_le, h.id
  from historique_droit h join connus k on k.id = h.flux
  where h.depuis <= $2 and h.dossier in (select dossier from nouveaux)),
droits as (
  select distinct on (dossier) dossier, etat from histoire order by dossier, connu_le desc, id desc),
-- Since when the right has been suspended without interruption: the rows that follow the last one which was not a suspension.
suspensions as (
  select dossier, min(depuis) as debut
  from (
    select dossier, etat, depuis, sum(case when etat in (3, 4) then 0 else 1 end) over (partition by dossier order by connu_le desc, id desc) as ruptures
    from histoire) h
  where ruptures = 0
  group by dossier),
membres as (
  select distinct m.dossier, m.personne
  from membre m join connus k on k.id = m.flux join nouveaux n on n.dossier = m.dossier and n.personne = m.personne
  where m.depuis <= $2 and (m.jusqua is null or m.jusqua > $2)),
sorties as (
  select n.personne, max(q.sortie) as derniere
  from nouveaux n join parcours q on q.personne = n.personne join parcours p on p.id = n.parcours
  where q.id <> p.id and not q.hors_rsa and q.entree <= p.entree
  group by n.personne),
classes as (
  select n.personne,
    case
      when f.mutation_entrante > $2 and f.mutation_entrante <= $1 then 'mutation'
      when d.etat = any ($3) and m.personne is null then 'rejoint_foyer'
      when d.etat = any ($3) then 'devenu_sdd'
      when d.etat in (3, 4) and m.personne is not null then case when s.debut + interval '12 months' < $2 then 'retour_suspension_longue' end
      when t.derniere is not null then case when p.entree - t.derniere >= 31 then 'retour' end
      when p.entree <= $2 and p.recu_le <= $2 then null
      else 'primo_arrivant'
    end as categorie
  from nouveaux n
  join dossier f on f.id = n.dossier
  left join droits d on d.dossier = n.dossier
  left join suspensions s on s.dossier = n.dossier
  left join membres m on m.dossier = n.dossier and m.personne = n.personne
  left join sorties t on t.personne = n.personne
  left join parcours p on p.id = n.parcours)
update {photo} p
set entrant = c.categorie
from classes c
where p.departement = departement_courant() and p.au = $1 and p.personne = c.personne and c.categorie is not null
