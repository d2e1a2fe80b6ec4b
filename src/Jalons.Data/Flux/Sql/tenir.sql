-- What the triggers put aside by a first load would have kept: the lexicon of names (migration 0036), the queue by commune and deadline (migration 0022). Nobody
-- has a référent yet.
insert into cle_nom (departement, cle)
select distinct p.departement, c.cle
from personne p cross join lateral (values (p.cle_nom), (p.cle_nom_naissance), (p.cle_prenom)) c (cle)
where c.cle <> ''
on conflict do nothing;
insert into file_orientation (departement, code_commune, echeance, nombre)
select departement, code_commune, echeance_orientation, count(*) from parcours where sortie is null and oriente_le is null group by 1, 2, 3;
