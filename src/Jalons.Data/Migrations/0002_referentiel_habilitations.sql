-- Referentiel: communes and EPCI (public data, no row security), dated rules.
create table epci (
  code text primary key,
  nom text not null);

create table commune (
  code text primary key,
  nom text not null,
  cle_nom text collate "C" not null,
  departement text not null,
  epci text references epci,
  codes_postaux text[] not null default '{}',
  population int);
create index commune_departement on commune (departement, cle_nom);
create index commune_epci on commune (epci);

-- A rule holds during a period, nationally (departement null) or for one département; two rows of one code never overlap.
create table regle (
  id bigint generated always as identity primary key,
  code text not null,
  departement text,
  du date not null,
  au date,
  nombre int not null check (nombre > 0),
  unite text not null check (unite in ('Jours', 'Mois')),
  fondement text not null,
  exclude using gist (code with =, coalesce(departement, '') with =, daterange(du, au) with &&));

insert into regle (code, departement, du, au, nombre, unite, fondement) values
  ('orientation.delai', null, '2012-03-03', '2025-01-01', 2, 'Mois', 'CASF R262-65-2 (rédaction en vigueur jusqu''au 31 décembre 2024)'),
  ('orientation.delai', null, '2025-01-01', null, 42, 'Jours', 'CASF D262-65-2 (décret n° 2024-1244 du 30 décembre 2024)'),
  ('contrat.delai.emploi', null, '2009-06-01', '2025-01-01', 1, 'Mois', 'CASF L262-35 (rédaction en vigueur jusqu''au 31 décembre 2024)'),
  ('contrat.delai.emploi', null, '2025-01-01', null, 1, 'Mois', 'Code du travail D5411-14-1'),
  ('contrat.delai.social', null, '2009-06-01', '2025-01-01', 2, 'Mois', 'CASF L262-36 (rédaction en vigueur jusqu''au 31 décembre 2024)'),
  ('contrat.delai.social', null, '2025-01-01', null, 1, 'Mois', 'Code du travail D5411-14-1'),
  ('rendezvous.premier.delai', null, '2009-06-01', null, 14, 'Jours', 'Objectif du service public de l''insertion et de l''emploi'),
  ('contrat.duree', null, '2009-06-01', null, 6, 'Mois', 'Réglage du département : la loi ne fixe pas de durée'),
  ('carnet.sans_nouvelles.delai', null, '2009-06-01', null, 60, 'Jours', 'Réglage du département');

-- Organismes and accounts.
create table organisme (
  id bigint generated always as identity primary key,
  departement text not null,
  nom text not null,
  categorie text not null,
  parcours text[] not null,
  epcis text[] not null default '{}',
  adresse text,
  code_commune text,
  telephone text,
  courriel text,
  capacite int check (capacite >= 0),
  actif boolean not null default true,
  unique (departement, nom));
call proteger('organisme');

-- Accounts: read before the département is known (sign-in), hence a policy of their own.
create table compte (
  id bigint generated always as identity primary key,
  departement text not null,
  nom text not null,
  prenom text not null,
  role text not null,
  organisme bigint references organisme,
  personne bigint,
  actif boolean not null default true,
  file_maximale int check (file_maximale >= 0),
  cree_le timestamptz not null default now(),
  derniere_connexion timestamptz,
  nom_utilisateur text not null,
  nom_utilisateur_normalise text not null unique,
  courriel text,
  courriel_normalise text,
  courriel_confirme boolean not null default false,
  mot_de_passe text,
  sceau_securite text,
  jeton_concurrence text,
  telephone text,
  telephone_confirme boolean not null default false,
  deux_facteurs boolean not null default false,
  verrouille_jusqua timestamptz,
  verrouillable boolean not null default true,
  echecs int not null default 0);
create index compte_role on compte (departement, role) where actif;
create index compte_organisme on compte (organisme) where actif;
create unique index compte_personne on compte (personne) where personne is not null;
alter table compte enable row level security;
alter table compte force row level security;
create policy compte_departement on compte
  using (departement = departement_courant() or departement_courant() is null)
  with check (departement = departement_courant() or departement_courant() is null);

create table compte_revendication (
  id int generated always as identity primary key,
  compte bigint not null references compte on delete cascade,
  type text,
  valeur text);
create table compte_connexion (
  fournisseur text not null,
  cle text not null,
  libelle text,
  compte bigint not null references compte on delete cascade,
  primary key (fournisseur, cle));
create table compte_jeton (
  compte bigint not null references compte on delete cascade,
  fournisseur text not null,
  nom text not null,
  valeur text,
  primary key (compte, fournisseur, nom));

-- The journal: lines are added, never changed.
create table acte (
  id bigint generated always as identity primary key,
  departement text not null,
  quand timestamptz not null,
  compte bigint,
  auteur text not null,
  role text not null,
  nature text not null,
  libelle text not null,
  personne bigint,
  dossier bigint,
  donnees jsonb);
create index acte_personne on acte (personne, quand desc) where personne is not null;
create index acte_dossier on acte (dossier, quand desc) where dossier is not null;
create index acte_compte on acte (compte, quand desc) where compte is not null;
call proteger('acte');

grant select on epci, commune, regle to jalons_application;
grant insert, update on regle, commune, epci to jalons_application;
grant select, insert, update on compte to jalons_application;
grant select, insert, update, delete on compte_revendication, compte_connexion, compte_jeton to jalons_application;
revoke update, delete on acte from jalons_application;
