-- Finding people among a million (docs/adr/0014): the different names are few, and are compared in memory; people are then fetched by equality.
create table cle_nom (
  departement text not null,
  cle text collate "C" not null,                              -- a name in use, a birth name or a first name, as a key
  depuis xid8 not null default pg_current_xact_id(),          -- a reader takes what later transactions added, whatever the order of their commits
  primary key (departement, cle));
create index cle_nom_depuis on cle_nom (departement, depuis);

create function noter_cles_nom() returns trigger
    language plpgsql
as $$
begin
    insert into cle_nom (departement, cle)
    select distinct n.departement, c.cle
    from nouvelles n cross join lateral (values (n.cle_nom), (n.cle_nom_naissance), (n.cle_prenom)) c (cle)
    where c.cle <> ''
    on conflict do nothing;
    return null;
end $$;

create trigger personne_cles_i after insert on personne referencing new table as nouvelles
    for each statement execute function noter_cles_nom();
create trigger personne_cles_u after update on personne referencing new table as nouvelles
    for each statement execute function noter_cles_nom();

-- Under row security a function in a condition keeps the index away: what is looked for stands in a column.
alter table personne
  add column telephone_cle text collate "C" generated always as (nullif(right(regexp_replace(telephone, '[^0-9]', '', 'g'), 9), '')) stored,
  add column courriel_cle text collate "C" generated always as (lower(btrim(courriel))) stored;
alter table contact
  add column cle text collate "C" generated always as (
    case genre when 'telephone' then right(regexp_replace(valeur, '[^0-9]', '', 'g'), 9) else lower(btrim(valeur)) end) stored;
create index contact_cle on contact (cle);
create index personne_telephone on personne (telephone_cle) where telephone_cle is not null;
create index personne_courriel on personne (courriel_cle) where courriel_cle is not null;

drop index personne_nom;
drop index personne_nom_naissance;
create index personne_nom on personne (cle_nom, cle_prenom);
create index personne_nom_naissance on personne (cle_nom_naissance, cle_prenom) where cle_nom_naissance <> cle_nom;
create index personne_prenom on personne (cle_prenom, cle_nom);

alter table personne no force row level security;
insert into cle_nom (departement, cle)
select distinct p.departement, c.cle
from personne p cross join lateral (values (p.cle_nom), (p.cle_nom_naissance), (p.cle_prenom)) c (cle)
where c.cle <> '';
alter table personne force row level security;

call proteger('cle_nom');
