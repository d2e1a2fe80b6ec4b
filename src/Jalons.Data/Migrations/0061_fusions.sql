-- Merging two people, and separating them again: what was moved is kept row by row.

-- Set when an agent has settled the identity: flows no longer write over it, what they say is kept aside (references/cnaf/flux.md T43).
alter table personne add column verifiee_le timestamptz;

create table fusion (
  id bigint generated always as identity primary key,
  departement text not null,
  gardee bigint not null,                 -- the person who stays
  absorbee bigint not null,               -- the number that leads to them since
  avant jsonb not null,                   -- both rows of personne before: {"gardee": {…}, "absorbee": {…}}
  dossiers_gardee bigint[] not null,      -- households of each before
  dossiers_absorbee bigint[] not null,
  derniers jsonb not null,                -- last row of each table then: {"parcours": 12}
  faite_le timestamptz not null,
  compte bigint references compte,
  auteur text not null,
  motif text,
  defaite_le timestamptz,
  defaite_par bigint references compte,
  defaite_auteur text,
  defaite_motif text);
create unique index fusion_absorbee on fusion (absorbee) where defaite_le is null;
create index fusion_gardee on fusion (gardee, id desc);
call proteger('fusion');

-- A row that the merge touched. Moved: it was the absorbed person's. Changed: some columns, before and after. Removed: the whole row.
create table fusion_ligne (
  id bigint generated always as identity primary key,
  departement text not null,
  fusion bigint not null references fusion,
  table_touchee text not null,
  ligne bigint not null,
  genre text not null check (genre in ('Deplacee', 'Modifiee', 'Retiree')),
  avant jsonb,
  apres jsonb);
create index fusion_ligne_fusion on fusion_ligne (fusion, table_touchee);
call proteger('fusion_ligne');

-- The identities under which flows know somebody: those of the two people of a merge. Flows may send either.
create table identite_connue (
  id bigint generated always as identity primary key,
  departement text not null,
  personne bigint not null,
  numero bigint not null,                 -- number of the person who bore it
  fusion bigint not null references fusion,
  prenom text not null,
  nom text not null,
  nom_naissance text not null,
  cle_nom text collate "C" not null,
  cle_nom_naissance text collate "C" not null,
  cle_prenom text collate "C" not null,
  date_naissance date not null,
  rang_naissance smallint,
  sexe smallint,
  nir text collate "C");
create index identite_connue_naissance on identite_connue (date_naissance, cle_prenom);
create index identite_connue_nir on identite_connue (nir) where nir is not null;
create index identite_connue_personne on identite_connue (personne);
create index identite_connue_numero on identite_connue (numero);
create index identite_connue_fusion on identite_connue (fusion);
call proteger('identite_connue');

-- The households in which flows sent a known identity since: whose a household is when the two are separated.
create table identite_vue (
  departement text not null,
  identite bigint not null references identite_connue on delete cascade,
  dossier bigint not null,
  primary key (identite, dossier));
call proteger('identite_vue');

-- What a flow says of somebody whose identity was settled, when it differs.
create table identite_recue (
  id bigint generated always as identity primary key,
  departement text not null,
  personne bigint not null,
  dossier bigint not null,
  flux bigint not null,
  connu_le timestamp not null,
  qualite text,
  nom text not null,
  nom_naissance text not null,
  prenom text not null,
  date_naissance date not null,
  rang_naissance smallint,
  sexe smallint,
  nir text);
create index identite_recue_personne on identite_recue (personne);
call proteger('identite_recue');

-- Everybody, under each identity by which a flow may name them.
create view identite with (security_invoker = true) as
  select id, nom, nom_naissance, prenom, cle_nom, cle_nom_naissance, cle_prenom, date_naissance, rang_naissance, sexe, nir from personne
  union all
  select personne, nom, nom_naissance, prenom, cle_nom, cle_nom_naissance, cle_prenom, date_naissance, rang_naissance, sexe, nir from identite_connue;
grant select on identite to jalons_application;

-- A pair whose person is merged with somebody else is put off, and the one who stays is compared instead.
alter table doublon_possible
  add column fusion bigint references fusion,             -- the merge that put this pair in the queue
  add column reportee_par bigint references fusion,       -- the merge that put it off
  drop constraint doublon_possible_etat_check,
  add constraint doublon_possible_etat_check check (etat in ('ARegler', 'Reunies', 'Differentes', 'Reportee'));
create index doublon_possible_fusion on doublon_possible (fusion) where fusion is not null;
