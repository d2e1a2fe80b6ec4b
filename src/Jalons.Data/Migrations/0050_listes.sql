-- Lists: events of job seekers, ways to reach people, each with where it comes from (references/cnaf/flux.md §3.7, §3.8).

-- A list has no header that names it: it is recognised by its bytes.
drop index flux_identite;
create unique index flux_identite on flux (departement, application, nature, type, cree_le) where etat <> 'refuse' and nature <> 'L';
create index flux_empreinte on flux (departement, empreinte) where nature = 'L' and etat <> 'refuse';

-- Every event that France Travail told of a person. Their present state is the last one by day, then by order of arrival.
create table inscription_france_travail (
  id bigint generated always as identity primary key,
  departement text not null,
  personne bigint not null,
  etat text not null check (etat in ('inscription', 'cessation', 'radiation')),
  le date not null,
  code text not null,                     -- category of a registration, reason of the others
  motif text,
  agence text,
  flux bigint not null,
  -- The same event comes again in later files.
  constraint inscription_france_travail_unique unique nulls not distinct (personne, etat, le, code, motif));
create index inscription_france_travail_flux on inscription_france_travail (flux, id);
call proteger('inscription_france_travail');

-- What lists told of how people are reached; what is used today stands in personne.
create table contact_personne (
  id bigint generated always as identity primary key,
  departement text not null,
  personne bigint not null,
  genre text not null check (genre in ('telephone', 'courriel')),
  valeur text not null,
  le date not null,                       -- day of the value, else day of reception of the list
  date_connue boolean not null,           -- true when the list gave the day
  source text not null,
  flux bigint not null,
  constraint contact_personne_unique unique (personne, genre, valeur));
create index contact_personne_flux on contact_personne (flux, id);
call proteger('contact_personne');
