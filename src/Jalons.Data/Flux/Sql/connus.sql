-- People already known take what the picture says of them; the certified row speaks when two households of the lot disagree.
update personne p
set qualite = s.qualite, nom = s.nom, nom_naissance = s.nom_naissance, prenom = s.prenom, cle_nom = s.cle_nom, cle_nom_naissance = s.cle_nom_naissance,
    cle_prenom = s.cle_prenom, precision_naissance = s.precision_naissance, rang_naissance = coalesce(s.rang_naissance, p.rang_naissance),
    sexe = coalesce(s.sexe, p.sexe), nir = coalesce(s.nir, p.nir), certifiee = s.certifiee,
    identifiant_france_travail = coalesce(s.identifiant_france_travail, p.identifiant_france_travail)
from (
  select distinct on (s.personne) s.*
  from s_flux f, s_personne s join personne q on q.id = s.personne
  where not s.nouvelle and not f.instruction
    and (q.qualite, q.nom, q.nom_naissance, q.prenom, q.precision_naissance, q.rang_naissance, q.sexe, q.nir, q.certifiee, q.identifiant_france_travail)
        is distinct from
        (s.qualite, s.nom, s.nom_naissance, s.prenom, s.precision_naissance, coalesce(s.rang_naissance, q.rang_naissance), coalesce(s.sexe, q.sexe),
         coalesce(s.nir, q.nir), s.certifiee, coalesce(s.identifiant_france_travail, q.identifiant_france_travail))
  order by s.personne, s.certifiee desc, s.dossier) s
where p.id = s.personne;
