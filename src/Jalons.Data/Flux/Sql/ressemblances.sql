-- The people of s_proche and those whom they may be, by sets: each step is a join by equality, never a comparison of all those who share something. How much
-- they look alike is judged by the domain.
-- A few people are looked up one by one by the indexes, many are found by hash, whatever the planner believes: under row security it has no statistics.
do $$
begin
  set local enable_mergejoin = off;
  if (select count(*) from s_proche) * 20 < (select reltuples from pg_class where oid = 'personne'::regclass) then
    set local enable_hashjoin = off;
  end if;
end $$;

create temp table s_compare on commit drop as
select p.id, p.date_naissance, p.cle_prenom, p.cle_nom, p.cle_nom_naissance, p.nir, p.telephone, lower(p.courriel) as courriel
from (select distinct personne from s_proche) s join personne p on p.id = s.personne;
alter table s_compare add primary key (id);
analyze s_compare;

-- What each of them may share with somebody: a number; with the birth date a first name, a name, a telephone, an e-mail.
create temp table s_cle on commit drop as
select 'prenom' as genre, date_naissance as jour, cle_prenom as valeur from s_compare
union select 'nom', date_naissance, cle_nom from s_compare
union select 'nom', date_naissance, cle_nom_naissance from s_compare where cle_nom_naissance <> cle_nom
union select 'telephone', date_naissance, telephone collate "C" from s_compare where telephone is not null
union select 'courriel', date_naissance, courriel collate "C" from s_compare where courriel is not null
union select 'nir', '-infinity', nir from s_compare where nir is not null;
analyze s_cle;

create temp table s_porteur on commit drop as
select c.genre, c.jour, c.valeur, p.id from s_cle c join personne p on p.date_naissance = c.jour and p.cle_prenom = c.valeur where c.genre = 'prenom'
union all select c.genre, c.jour, c.valeur, p.id from s_cle c join personne p on p.date_naissance = c.jour and p.cle_nom = c.valeur where c.genre = 'nom'
union all select c.genre, c.jour, c.valeur, p.id from s_cle c join personne p on p.date_naissance = c.jour and p.cle_nom_naissance = c.valeur
  where c.genre = 'nom' and p.cle_nom_naissance <> p.cle_nom
union all select c.genre, c.jour, c.valeur, p.id from s_cle c join personne p on p.date_naissance = c.jour and p.telephone collate "C" = c.valeur where c.genre = 'telephone'
union all select c.genre, c.jour, c.valeur, p.id from s_cle c join personne p on p.date_naissance = c.jour and lower(p.courriel) collate "C" = c.valeur where c.genre = 'courriel'
union all select c.genre, c.jour, c.valeur, p.id from s_cle c join personne p on p.nir = c.valeur where c.genre = 'nir';
analyze s_porteur;

-- What more than ten others share says nothing.
create temp table s_groupe on commit drop as
select genre, jour, valeur, id from (select *, count(*) over (partition by genre, jour, valeur) as combien from s_porteur) p where combien between 2 and 11;
create index on s_groupe (valeur, jour, genre);
analyze s_groupe;
create temp table s_paire on commit drop as
select distinct least(x.id, y.id) as a, greatest(x.id, y.id) as b
from s_groupe x join s_groupe y on y.valeur = x.valeur and y.jour = x.jour and y.genre = x.genre and y.id <> x.id
where x.id in (select id from s_compare);

-- The same names, and a birth date that a slip turns into theirs. A name and first name that more than a thousand people have, or a slip that ten share, says nothing.
create temp table s_homonyme on commit drop as
with noms as materialized (
  select cle_nom as nom, cle_prenom as prenom from s_compare union select cle_nom_naissance, cle_prenom from s_compare),
porteurs as materialized (
  select n.nom, n.prenom, p.id, p.date_naissance from noms n join personne p on p.cle_nom = n.nom and p.cle_prenom = n.prenom
  union all
  select n.nom, n.prenom, p.id, p.date_naissance from noms n join personne p on p.cle_nom_naissance = n.nom and p.cle_prenom = n.prenom where p.cle_nom_naissance <> p.cle_nom)
select nom, prenom, id, date_naissance from (select *, count(*) over (partition by nom, prenom) as combien from porteurs) p where combien between 2 and 1000;
create index on s_homonyme (nom, prenom);
analyze s_homonyme;

insert into s_paire
select least(id, autre), greatest(id, autre)
from (
  select x.id, y.id as autre, count(*) over (partition by x.id) as combien
  from s_homonyme x join s_homonyme y on y.nom = x.nom and y.prenom = x.prenom and y.id <> x.id
  where x.id in (select id from s_compare) and y.date_naissance <> x.date_naissance
    and (abs(y.date_naissance - x.date_naissance) <= 30
      or extract(day from y.date_naissance) = extract(day from x.date_naissance) and extract(month from y.date_naissance) = extract(month from x.date_naissance)
      or extract(year from y.date_naissance) = extract(year from x.date_naissance)
        and (extract(day from y.date_naissance) = extract(day from x.date_naissance)
          or extract(day from y.date_naissance) = extract(month from x.date_naissance) and extract(month from y.date_naissance) = extract(day from x.date_naissance)))) s
where combien <= 10;
analyze s_paire;

-- Two people were in a household together (2) when one flow pictured both, else one after the other (1).
select s.a, s.b,
  a.cle_nom, a.cle_nom_naissance, a.cle_prenom, a.date_naissance, a.rang_naissance, a.sexe, a.nir, a.telephone, a.courriel,
  b.cle_nom, b.cle_nom_naissance, b.cle_prenom, b.date_naissance, b.rang_naissance, b.sexe, b.nir, b.telephone, b.courriel,
  (select max(case when x.depuis < coalesce(y.jusqua, 'infinity') and y.depuis < coalesce(x.jusqua, 'infinity')
                     and (x.flux_fin is null or y.flux < x.flux_fin) and (y.flux_fin is null or x.flux < y.flux_fin) then 2 else 1 end)
   from membre x join membre y on y.dossier = x.dossier where x.personne = a.id and y.personne = b.id)
from (select distinct a, b from s_paire) s
join personne a on a.id = s.a
join personne b on b.id = s.b;
