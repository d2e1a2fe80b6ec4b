-- The others who are effectively bound: back within 31 days, the same parcours goes on (references/indicateurs.md B.2,
-- interruption_min_jours); later, a new one. Their last parcours is looked up one by one, by its index: the planner knows nothing yet of a
-- table that fills, and would join it badly.
insert into s_effectif
select e.*, p.id, p.sortie
from (
  select distinct on (s.personne) s.personne, s.dossier, s.entree, s.jour, s.code_commune
  from s_personne s
  where s.dossier_suivi and s.adulte and not s.parti
    and coalesce(s.soumis, exists (
      select from statut_droits_devoirs t where t.dossier = s.dossier and t.personne = s.personne and t.jusqua is null and t.soumis))
  order by s.personne, s.dossier) e
left join lateral (
  select p.id, p.sortie from parcours p where p.personne = e.personne order by p.sortie is null desc, p.id desc limit 1) p on true;

analyze s_effectif;

-- Somebody accompanied outside the RSA: the same parcours goes on, as that of the right, with its orientation, its référent and its contract; the legal delay
-- begins (docs/adr/0051).
with repris as (
  update parcours p
  set dossier = e.dossier, hors_rsa_depuis = p.entree, sortie = null, motif_sortie = null, recu_le = f.recu_le, echeance_orientation = f.echeance,
      entree = greatest(e.entree, (select max(q.sortie) from parcours q where q.personne = p.personne and q.id <> p.id)),
      code_commune = coalesce(e.code_commune, p.code_commune)
  from s_effectif e cross join s_flux f
  where p.id = e.dernier and p.hors_rsa and (p.sortie is null or p.sortie > greatest(e.entree, e.jour) - 31)
  returning e.dossier, e.personne, p.entree)
insert into s_mouvement (dossier, personne, nature, le) select dossier, personne, 'entree', entree from repris;

delete from s_effectif e using parcours p where p.id = e.dernier and p.dossier = e.dossier and p.sortie is null and e.sortie is not null;

with repris as (
  update parcours p
  set sortie = null, motif_sortie = null, dossier = e.dossier, code_commune = coalesce(e.code_commune, p.code_commune)
  from s_effectif e
  where p.id = e.dernier and e.sortie > greatest(e.entree, e.jour) - 31
  returning e.dossier, e.personne, greatest(e.entree, e.jour) as le)
insert into s_mouvement (dossier, personne, nature, le) select dossier, personne, 'reprise', le from repris;

-- Why somebody enters (references/cnaf/flux.md §5.3).
insert into s_mouvement (dossier, personne, nature, le)
select e.dossier, e.personne,
  case when e.dernier is not null then 'retour'
       when d.mutation_entrante is not null and d.premier_flux = f.flux then 'arrivee'
       when exists (select from membre m where m.personne = e.personne and m.dossier = e.dossier and m.flux <> f.flux) then 'devenu_soumis'
       else 'entree' end,
  e.entree
from s_effectif e join dossier d on d.id = e.dossier cross join s_flux f
where e.dernier is null or e.sortie <= greatest(e.entree, e.jour) - 31;

insert into parcours (departement, personne, dossier, entree, recu_le, echeance_orientation, code_commune)
select f.departement, e.personne, e.dossier, greatest(e.entree, (select max(p.sortie) from parcours p where p.personne = e.personne)),
  f.recu_le, f.echeance, e.code_commune
from s_flux f cross join s_effectif e
where e.dernier is null or e.sortie <= greatest(e.entree, e.jour) - 31;

truncate s_effectif;
