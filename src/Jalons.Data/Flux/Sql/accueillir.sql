-- People of a list, recognised or new (examiner.sql). Those who look like somebody known, and whom nobody settled, are not created.
insert into s_rejet (rang, numero, code, motif, brut)
select c.rang, null, 'liste.a_verifier', 'Cette personne ressemble à une personne connue (' || c.raison || ') : dites si c’est elle.', l.brut
from s_constat c join s_liste l on l.rang = c.rang
where c.proche is not null and l.choix is distinct from 'autre';

create temp table s_ecarte on commit drop as
select distinct c.personne from s_constat c
where c.rang in (select rang from s_rejet) and not exists (
  select from s_constat d join s_liste l on l.rang = d.rang where d.personne = c.personne and (not d.nouvelle or l.choix = 'autre'));
delete from personne p using s_ecarte e where p.id = e.personne;
delete from s_proche p using s_ecarte e where p.personne = e.personne;

create temp table s_attache on commit drop as
select c.rang, c.personne, c.nouvelle from s_constat c where c.rang not in (select rang from s_rejet)
union all
select l.rang, l.personne, false from s_liste l where l.choix = 'meme';
analyze s_attache;

create temp table s_nouveau (rang int, personne bigint) on commit drop;

-- Known people are completed, never corrected.
with completes as (
  update personne p
  set nir = coalesce(p.nir, s.nir), sexe = coalesce(p.sexe, s.sexe), identifiant_france_travail = coalesce(p.identifiant_france_travail, s.identifiant_france_travail)
  from (
    select distinct on (a.personne) a.personne, l.nir, l.sexe, l.identifiant_france_travail
    from s_attache a join s_liste l on l.rang = a.rang
    where not a.nouvelle
    order by a.personne, l.nir is null, a.rang) s
  where p.id = s.personne
    and ((p.nir is null and s.nir is not null) or (p.sexe is null and s.sexe is not null)
      or (p.identifiant_france_travail is null and s.identifiant_france_travail is not null))
  returning p.id)
insert into s_nouveau select min(a.rang), a.personne from s_attache a join completes c on c.id = a.personne group by a.personne;

-- Where they live: the code, else the name with the post code, else the post code of one commune only. Each place is looked up once.
create temp table s_lieu on commit drop as
select l.*, coalesce(
  (select c.code from commune c where c.code = l.code_commune),
  (select min(c.code) from commune c
   where c.departement = departement_courant() and c.cle_nom = l.cle_commune and (l.code_postal = '' or l.code_postal = any (c.codes_postaux)) having count(*) = 1),
  (select min(c.code) from commune c where c.departement = departement_courant() and l.code_postal = any (c.codes_postaux) having count(*) = 1)) as code
from (select distinct coalesce(code_commune, '') as code_commune, coalesce(cle_commune, '') as cle_commune, coalesce(code_postal, '') as code_postal from s_liste) l;
analyze s_lieu;

create temp table s_commune on commit drop as
select l.rang, p.code
from s_liste l
join s_lieu p on p.code_commune = coalesce(l.code_commune, '') and p.cle_commune = coalesce(l.cle_commune, '') and p.code_postal = coalesce(l.code_postal, '');
create index on s_commune (rang);
analyze s_commune;

-- Those whom nobody accompanies are accompanied outside the RSA, when the list says why.
with ouverts as (
  insert into parcours (departement, personne, entree, recu_le, public_accompagne, code_commune)
  select distinct on (a.personne) f.departement, a.personne,
    greatest(f.recu_le, (select max(p.sortie) from parcours p where p.personne = a.personne)), f.recu_le, l.public_accompagne, c.code
  from s_flux f cross join s_attache a join s_liste l on l.rang = a.rang join s_commune c on c.rang = a.rang
  where l.public_accompagne is not null and not exists (select from parcours p where p.personne = a.personne and p.sortie is null)
  order by a.personne, c.code is null, a.rang
  returning personne)
insert into s_nouveau select min(a.rang), a.personne from s_attache a join ouverts o on o.personne = a.personne group by a.personne;
