-- Orientation: versions of the diagnostic, decisions, référent unique.
create table diagnostic (
  id bigint generated always as identity primary key,
  departement text not null,
  parcours bigint not null references parcours,
  personne bigint not null references personne,
  version int not null check (version > 0),
  etabli_le date not null,
  mode text not null check (mode in ('EnPresence', 'ADistance', 'SurPieces')),
  saisi_le timestamptz not null,
  auteur bigint not null references compte,
  nom_auteur text not null,
  enfants smallint check (enfants between 0 and 20),
  parent_isole boolean,
  aidant boolean,
  logement text,
  sante_fait_obstacle boolean,            -- declared, yes or no, never a diagnosis (CASF R262-104)
  permis boolean,
  vehicule boolean,
  transports_accessibles boolean,
  garde_enfants text,
  francais_oral text,
  francais_ecrit text,
  numerique text,
  demarches text,
  niveau_formation text,
  besoin_formation boolean,
  dernier_travail text,
  independant boolean,
  inscrit_france_travail boolean,
  accompagnement text,
  experience text,
  metier_souhaite text,
  disponibilite text,
  heures_souhaitees smallint check (heures_souhaitees between 1 and 48),
  souhaits text,
  atouts text,
  aide_immediate text,
  -- Two people who start from the same version cannot both write the next one.
  constraint diagnostic_version unique (parcours, version));
create index diagnostic_personne on diagnostic (personne);

-- One parcours, one orientation at a time: the database says so.
create table orientation (
  id bigint generated always as identity primary key,
  departement text not null,
  parcours bigint not null references parcours,
  personne bigint not null references personne,
  rang int not null check (rang > 0),
  type text not null check (type in ('Emploi', 'SocioProfessionnel', 'Social')),
  organisme bigint not null references organisme,
  du date not null,                       -- day of the decision (date_decision)
  au date check (au > du),
  echeance date,                          -- last legal day to decide
  origine text not null check (origine in ('Departement', 'FranceTravail')),
  auteur bigint not null references compte,
  nom_auteur text not null,
  saisi_le timestamptz not null,
  preconise text not null check (preconise in ('Emploi', 'SocioProfessionnel', 'Social')),
  explication text not null,
  raisons text[] not null default '{}',
  motif text,
  diagnostic bigint references diagnostic,
  notification text not null check (notification in ('MainPropre', 'Courrier')),
  notifiee_le date check (notifiee_le >= du),
  constraint orientation_motif check (type = preconise or btrim(motif) <> ''),
  constraint orientation_rang unique (parcours, rang),
  constraint orientation_unique exclude using gist (parcours with =, daterange(du, au) with &&));
create index orientation_personne on orientation (personne, du desc);
create index orientation_du on orientation (departement, du);
create index orientation_auteur on orientation (auteur, saisi_le desc);
create index orientation_organisme on orientation (organisme) where au is null;

-- Exactly one référent unique at a time (CASF L262-27).
create table suivi_referent (
  id bigint generated always as identity primary key,
  departement text not null,
  parcours bigint not null references parcours,
  personne bigint not null references personne,
  referent bigint not null references compte,
  organisme bigint not null references organisme,
  du date not null,
  au date check (au > du),
  auteur bigint not null references compte,
  constraint suivi_referent_unique exclude using gist (parcours with =, daterange(du, au) with &&));
create index suivi_referent_personne on suivi_referent (personne, du desc);
create index suivi_referent_referent on suivi_referent (referent, du) where au is null;

-- Who to orient, commune by commune: counts by territory read this index alone.
create index parcours_a_orienter_commune on parcours (departement, code_commune, echeance_orientation) where sortie is null and oriente_le is null;

-- Oriented people who still wait for a référent.
create index parcours_sans_referent on parcours (departement, oriente_le, id) where sortie is null and oriente_le is not null and referent is null;

-- How the département is reached, for its letters.
alter table departement add column adresse text, add column telephone text, add column courriel text;

call proteger('diagnostic');
call proteger('orientation');
call proteger('suivi_referent');
