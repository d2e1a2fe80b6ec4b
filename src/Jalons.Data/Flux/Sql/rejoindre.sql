-- People who may have been known join the dossiers of the lot that nothing was known of. The same person may be pictured twice in one, and be
-- there already: looked up one by one, by the index.
insert into membre (departement, dossier, personne, role, a_charge, activite, depuis, jusqua, flux)
select distinct on (s.dossier, s.personne) f.departement, s.dossier, s.personne, s.role, s.a_charge, s.activite, coalesce(s.depuis, s.jour),
  case when s.parti then s.jusqua end, f.flux
from s_flux f cross join s_personne s
where s.dossier_nouveau
  and (select count(*) from membre m where m.personne = s.personne and m.dossier = s.dossier) = 0
order by s.dossier, s.personne, s.parti;

insert into statut_droits_devoirs (departement, personne, dossier, soumis, depuis, depuis_donne, flux)
select distinct on (s.dossier, s.personne) f.departement, s.personne, s.dossier, s.soumis, s.entree, nullif(s.debut_soumission is not null, false), f.flux
from s_flux f cross join s_personne s
where s.dossier_nouveau and s.adulte and not s.parti and s.soumis is not null
  and (select count(*) from statut_droits_devoirs t where t.personne = s.personne and t.dossier = s.dossier) = 0
order by s.dossier, s.personne;

-- The sanctions of these people, in dossiers that nothing was known of.
with siens as (
  delete from s_mesure s using s_personne p
  where p.dossier_nouveau and p.dossier = s.dossier and p.rang = s.rang
  returning s.dossier, s.genre, s.code, s.montant, s.depuis, s.terme, p.personne)
insert into mesure_droit (departement, dossier, genre, code, montant, depuis, terme, personne, flux)
select distinct f.departement, s.dossier, s.genre, s.code, s.montant, s.depuis, s.terme, s.personne, f.flux from siens s cross join s_flux f;
