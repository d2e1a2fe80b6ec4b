-- Sets of rules of orientation that a département writes, simulates, puts in force from a day. In force, a set no longer changes: another one follows it.
create table jeu_de_regles (
  id bigint generated always as identity primary key,
  departement text not null,
  nom text not null check (btrim(nom) <> ''),
  version int not null check (version > 0),
  regles jsonb not null,
  cree_le timestamptz not null,
  auteur bigint not null references compte,
  nom_auteur text not null,
  simule_le timestamptz,
  du date,
  au date,
  constraint jeu_de_regles_version unique (departement, version),
  constraint jeu_de_regles_ordre check (au is null or au > du),
  -- On any day one set at most is in force.
  constraint jeu_de_regles_periode exclude using gist (departement with =, daterange(du, au) with &&) where (du is not null));
call proteger('jeu_de_regles');
