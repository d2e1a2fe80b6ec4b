-- Lists of people that agents keep: filters, order and columns, never the people.
create table liste_enregistree (
  id bigint generated always as identity primary key,
  departement text not null,
  nom text not null check (btrim(nom) <> ''),
  adresse text not null,                  -- parameters of the address
  auteur bigint not null references compte,
  nom_auteur text not null,
  role text not null,                     -- of the author: their service, when they have no organisme
  organisme bigint references organisme,
  partagee boolean not null default false,
  cree_le timestamptz not null,
  constraint liste_enregistree_nom unique (auteur, nom));
create index liste_enregistree_partagee on liste_enregistree (departement, organisme, role) where partagee;
call proteger('liste_enregistree');
