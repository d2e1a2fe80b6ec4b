-- What the triggers put aside by a first load would have kept: the lexicon of names (migration 0036), the queue by commune and deadline (migration 0022). Nobody
-- has a référent yet.
insert into cle_nom (departement, cle)
select departement, cle
from (
  select departement, cle_nom from personne group by 1, 2
  union select departement, cle_nom_naissance from personne group by 1, 2
  union select departement, cle_prenom from personne group by 1, 2) c (departement, cle)
where cle <> ''
on conflict do nothing;
insert into file_orientation (departement, code_commune, echeance, nombre)
select departement, code_commune, echeance_orientation, count(*) from parcours where sortie is null and oriente_le is null group by 1, 2, 3;
