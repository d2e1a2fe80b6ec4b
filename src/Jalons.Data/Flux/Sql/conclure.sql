-- Once the whole file is in: parcours of people who are no longer effectively bound anywhere are closed; those of people who
-- moved to another household follow them.
analyze s_a_revoir (dossier);

create temp table s_perdu on commit drop as
select p.id, p.personne, p.entree, r.jour, r.fin_suivi, r.motif_fin,
  (select t.dossier from statut_droits_devoirs t join dossier d on d.id = t.dossier
   where t.personne = p.personne and t.jusqua is null and t.soumis and d.suivi order by t.id desc limit 1) as ailleurs,
  exists (select from membre m where m.dossier = r.dossier and m.personne = p.personne and m.jusqua is null) as present,
  (select max(m.jusqua) from membre m where m.dossier = r.dossier and m.personne = p.personne) as parti_le,
  (select max(t.jusqua) from statut_droits_devoirs t where t.personne = p.personne and t.dossier = r.dossier and t.soumis) as fin_soumission,
  exists (select from dossier d where d.id = r.dossier and d.suivi) as suivi
from (select distinct on (dossier) * from s_a_revoir order by dossier, rang desc) r
cross join lateral (select distinct m.personne from membre m where m.dossier = r.dossier) m
join parcours p on p.personne = m.personne and p.dossier = r.dossier and p.sortie is null
where not exists (
  select from statut_droits_devoirs t join dossier d on d.id = t.dossier
  where t.dossier = r.dossier and t.personne = p.personne and t.jusqua is null and t.soumis and d.suivi);

update parcours p
set dossier = l.ailleurs,
    code_commune = coalesce((select a.code_commune from adresse a where a.dossier = l.ailleurs and a.courante), p.code_commune)
from s_perdu l
where p.id = l.id and l.ailleurs is not null;

with sortis as (
update parcours p
set sortie = greatest(p.entree, case when not l.suivi then l.fin_suivi when not l.present then coalesce(l.parti_le, l.jour) else coalesce(l.fin_soumission, l.jour) end),
    motif_sortie = case when not l.suivi then l.motif_fin when not l.present then 'foyer.quitte' else 'droits_devoirs.fin' end
from s_perdu l
where p.id = l.id and l.ailleurs is null
returning p.dossier, p.personne, p.sortie, p.motif_sortie)
insert into s_mouvement (dossier, personne, nature, le, detail)
select s.dossier, s.personne, case when d.mutation_sortante is not null or d.motifs && array['F:MUT', 'F:CMU'] then 'depart' else 'sortie' end, s.sortie, s.motif_sortie
from sortis s join dossier d on d.id = s.dossier;

-- Who ends and begins in one household only changes their role there.
insert into mouvement (departement, flux, dossier, personne, nature, le, detail)
select distinct f.departement, f.flux, m.dossier, m.personne,
  case when m.nature = 'personne_venue' and c.personne is not null then 'role' else m.nature end, m.le, m.detail
from s_mouvement m cross join s_flux f
left join (
  select dossier, personne from s_mouvement where nature = 'personne_venue'
  intersect
  select dossier, personne from s_mouvement where nature = 'personne_partie') c on c.dossier = m.dossier and c.personne = m.personne
where not f.stock and not (m.nature = 'personne_partie' and c.personne is not null);
