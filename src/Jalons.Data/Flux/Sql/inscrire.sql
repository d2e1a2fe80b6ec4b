-- Parcours: a person effectively bound (flag and "droit ouvert (suivi)") has one open parcours. People who can be nobody known have none yet.
insert into parcours (departement, personne, dossier, entree, recu_le, echeance_orientation, code_commune)
select f.departement, s.personne, s.dossier, s.entree, f.recu_le, f.echeance, s.code_commune
from s_flux f cross join s_inconnue s
where s.dossier_suivi and s.adulte and not s.parti and s.soumis;
