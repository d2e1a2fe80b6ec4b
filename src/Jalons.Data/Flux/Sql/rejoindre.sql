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
