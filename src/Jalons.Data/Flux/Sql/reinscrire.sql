-- The others who are effectively bound: back within 31 days, the same parcours goes on (references/indicateurs.md B.2,
-- interruption_min_jours); later, a new one.
insert into s_effectif
select distinct on (s.personne) s.personne, s.dossier, s.entree, s.jour, s.code_commune
from s_personne s
where s.dossier_suivi and s.adulte and not s.parti
  and coalesce(s.soumis, exists (
    select from statut_droits_devoirs t where t.dossier = s.dossier and t.personne = s.personne and t.jusqua is null and t.soumis))
order by s.personne, s.dossier;

analyze s_effectif;

update parcours p
set sortie = null, motif_sortie = null, dossier = e.dossier, code_commune = coalesce(e.code_commune, p.code_commune)
from s_effectif e
where p.personne = e.personne and p.sortie > greatest(e.entree, e.jour) - 31
  and not exists (select from parcours o where o.personne = e.personne and o.sortie is null)
  and p.id = (select max(q.id) from parcours q where q.personne = e.personne);

insert into parcours (departement, personne, dossier, entree, recu_le, echeance_orientation, code_commune)
select f.departement, e.personne, e.dossier, greatest(e.entree, (select max(q.sortie) from parcours q where q.personne = e.personne)),
  f.recu_le, f.echeance, e.code_commune
from s_effectif e cross join s_flux f
where not exists (select from parcours p where p.personne = e.personne and p.sortie is null);

truncate s_effectif;
