-- The ground: extensions, row security by département, served départements.

do $$
declare
    manquante text;
begin
    foreach manquante in array array['unaccent', 'pg_trgm', 'btree_gist'] loop
        if not exists (select from pg_available_extensions where name = manquante) then
            raise exception 'l''extension PostgreSQL « % » n''est pas installée sur le serveur', manquante
                using hint = 'Installez le paquet des extensions fournies avec PostgreSQL (postgresql-contrib), puis relancez.';
        end if;
    end loop;
    if lower('É') <> 'é' then
        raise exception 'la base ne connaît pas les lettres accentuées'
            using hint = 'Créez-la en UTF8 avec une locale UTF-8, par exemple C.UTF-8.';
    end if;
end $$;

create extension if not exists unaccent;
create extension if not exists pg_trgm;
create extension if not exists btree_gist;

-- How French people sort names: for lists that people read, not for keys.
create collation francais (provider = icu, locale = 'fr');

-- The département that the current session works for; null when it works for none, and then no case row is visible.
create function departement_courant() returns text
    language sql stable parallel safe
    return nullif(current_setting('jalons.departement', true), '');

comment on function departement_courant() is 'Département de la session (jalons.departement), ou null';

-- Ties every row of a table to its département: the application sees and writes the rows of the session's département only,
-- and so does the owner of the table.
create procedure proteger(la_table regclass)
    language plpgsql
as $$
begin
    if not exists (
        select from pg_attribute
        where attrelid = la_table and attname = 'departement' and atttypid = 'text'::regtype and attnotnull and not attisdropped
    ) then
        raise exception 'la table % doit avoir une colonne « departement text not null »', la_table;
    end if;
    execute format('alter table %s alter column departement set default departement_courant()', la_table);
    execute format('alter table %s enable row level security', la_table);
    execute format('alter table %s force row level security', la_table);
    execute format(
        'create policy departement on %s for all using (departement = departement_courant()) with check (departement = departement_courant())',
        la_table);
    execute format('grant select, insert, update, delete on %s to jalons_application', la_table);
end $$;

comment on procedure proteger(regclass) is 'Attache chaque ligne d''une table à son département (sécurité par ligne)';

revoke execute on procedure proteger(regclass) from public;

grant usage on schema public to jalons_application;
alter default privileges in schema public grant usage, select on sequences to jalons_application;

-- Départements that this installation serves. Not case data: the application reads it, the owner writes it.
create table departement (
    code text primary key check (code ~ '^(0[1-9]|[1-8][0-9]|9[0-5]|2[AB]|97[1-8]|69[DM])$'),
    nom text not null check (btrim(nom) <> ''),
    ouvert_le timestamptz not null default now()
);

comment on table departement is 'Départements servis par cette installation';

grant select on departement to jalons_application;
