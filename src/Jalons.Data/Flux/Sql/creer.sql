-- People of the lot who can be nobody known.
insert into personne (id, departement, qualite, nom, nom_naissance, prenom, cle_nom, cle_nom_naissance, cle_prenom, date_naissance,
  precision_naissance, rang_naissance, sexe, nir, certifiee, identifiant_france_travail)
select s.personne, f.departement, s.qualite, s.nom, s.nom_naissance, s.prenom, s.cle_nom, s.cle_nom_naissance, s.cle_prenom,
  s.date_naissance, s.precision_naissance, s.rang_naissance, s.sexe, s.nir, s.certifiee, s.identifiant_france_travail
from s_flux f cross join s_inconnue s;
