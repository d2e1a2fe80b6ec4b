-- Lists of people sent by partners, which wait to be mapped, corrected and imported. They are deleted after a set time, whatever became of them.
create table liste_recue (
  id bigint generated always as identity primary key,
  departement text not null,
  nom_fichier text not null,
  empreinte bytea not null,
  taille bigint not null,
  titres text[] not null,
  signature text not null,                -- keys of the titles: lists of the same columns have the same
  organisme bigint references organisme,  -- who sent it; null: nobody known
  champs text[],                          -- what each column holds; null until somebody said it
  public_accompagne text check (public_accompagne in ('Jeune', 'DemandeurEmploiLongueDuree', 'TravailleurHandicape', 'Autre')),
  etat text not null check (etat in ('a_associer', 'a_verifier', 'importee')),
  version int not null default 1,         -- grows with every act on the list: two people at work never step on each other
  compte bigint not null references compte,
  auteur text not null,
  deposee_le timestamptz not null,
  flux bigint);                           -- the import that took it
create index liste_recue_attente on liste_recue (departement, deposee_le) where etat <> 'importee';
call proteger('liste_recue');

create table liste_ligne (
  departement text not null,
  liste bigint not null references liste_recue on delete cascade,
  rang int not null,
  cellules text[] not null,
  etat text check (etat in ('nouvelle', 'connue', 'a_verifier', 'refusee')),  -- null until the columns are mapped
  personne bigint,                        -- known: who; to be checked: who it may be
  constat text,                           -- how they were recognised, whom they look like, why the row is refused
  choix text check (choix in ('meme', 'autre')),  -- of a row to be checked: the same person, or another one
  primary key (liste, rang));
create index liste_ligne_etat on liste_ligne (liste, etat, rang);
call proteger('liste_ligne');

-- What columns hold is remembered for each sender and each set of titles.
create table correspondance_liste (
  id bigint generated always as identity primary key,
  departement text not null,
  organisme bigint references organisme,
  signature text not null,
  champs text[] not null,
  constraint correspondance_liste_unique unique nulls not distinct (departement, organisme, signature));
call proteger('correspondance_liste');
