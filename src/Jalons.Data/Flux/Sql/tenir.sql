-- What the triggers put aside by a first load would have kept: the lexicon of names (migration 0036), the queue by commune and deadline (migration 0022). Nobody
-- has a référent yet.
-- Different names are few: each is the first one after the one before, in an index.
with recursive
noms as (
  select min(cle_nom) as cle from personne
  union all
  select (select p.cle_nom from personne p where p.cle_nom > n.cle order by p.cle_nom limit 1) from noms n where n.cle is not null),
noms_de_naissance as (
  select min(cle_nom_naissance) as cle from personne where cle_nom_naissance <> cle_nom
  union all
  select (select p.cle_nom_naissance from personne p where p.cle_nom_naissance <> p.cle_nom and p.cle_nom_naissance > n.cle order by p.cle_nom_naissance limit 1)
  from noms_de_naissance n where n.cle is not null),
prenoms as (
  select min(cle_prenom) as cle from personne
  union all
  select (select p.cle_prenom from personne p where p.cle_prenom > n.cle order by p.cle_prenom limit 1) from prenoms n where n.cle is not null)
insert into cle_nom (departement, cle)
select departement_courant(), cle
from (select cle from noms union select cle from noms_de_naissance union select cle from prenoms) c
where cle <> ''
on conflict do nothing;
insert into file_orientation (departement, code_commune, echeance, nombre)
select departement, code_commune, echeance_orientation, count(*) from parcours where sortie is null and oriente_le is null group by 1, 2, 3;
