-- Lists of people are counted in memory (docs/adr/0070). This feed tells each server what changed since it last looked: a person by an act, or everybody
-- whom a flow changed, in one line. It is purged: a server that looked before the purge loads everything again.
create table changement_repertoire (
  departement text not null,
  depuis xid8 not null default pg_current_xact_id(),   -- a reader takes what later transactions added, whatever the order of their commits
  le timestamptz not null default now(),
  personne bigint,
  flux bigint,
  check ((personne is null) <> (flux is null)));
create index changement_repertoire_depuis on changement_repertoire (departement, depuis);
call proteger('changement_repertoire');

create table purge_repertoire (
  departement text primary key,
  jusqua xid8 not null);                               -- lines before this one may be gone
call proteger('purge_repertoire');

-- What a flow does is told by its own line: its statements write none.
create function noter_repertoire() returns trigger
    language plpgsql
as $$
begin
    if current_setting('jalons.import', true) = 'flux' then
        return null;
    end if;
    if tg_table_name = 'personne' then
        insert into changement_repertoire (departement, personne) select departement, id from touchees;
    elsif tg_table_name = 'rendez_vous' then
        insert into changement_repertoire (departement, personne)
        select distinct t.departement, p.personne from touchees t join parcours p on p.id = t.parcours;
    else
        insert into changement_repertoire (departement, personne) select distinct departement, personne from touchees;
    end if;
    return null;
end $$;

create trigger personne_repertoire_i after insert on personne referencing new table as touchees for each statement execute function noter_repertoire();
create trigger personne_repertoire_u after update on personne referencing new table as touchees for each statement execute function noter_repertoire();
create trigger personne_repertoire_d after delete on personne referencing old table as touchees for each statement execute function noter_repertoire();
create trigger parcours_repertoire_i after insert on parcours referencing new table as touchees for each statement execute function noter_repertoire();
create trigger parcours_repertoire_u after update on parcours referencing new table as touchees for each statement execute function noter_repertoire();
create trigger parcours_repertoire_d after delete on parcours referencing old table as touchees for each statement execute function noter_repertoire();
create trigger suivi_referent_repertoire_i after insert on suivi_referent referencing new table as touchees for each statement execute function noter_repertoire();
create trigger suivi_referent_repertoire_u after update on suivi_referent referencing new table as touchees for each statement execute function noter_repertoire();
create trigger suivi_referent_repertoire_d after delete on suivi_referent referencing old table as touchees for each statement execute function noter_repertoire();
create trigger rendez_vous_repertoire_i after insert on rendez_vous referencing new table as touchees for each statement execute function noter_repertoire();
create trigger rendez_vous_repertoire_u after update on rendez_vous referencing new table as touchees for each statement execute function noter_repertoire();
create trigger rendez_vous_repertoire_d after delete on rendez_vous referencing old table as touchees for each statement execute function noter_repertoire();
create trigger inscription_repertoire_i after insert on inscription_france_travail referencing new table as touchees for each statement execute function noter_repertoire();

-- Merging two people, and separating them, moves rows of tables that have no trigger of their own.
create function noter_fusion_repertoire() returns trigger
    language plpgsql
as $$
begin
    insert into changement_repertoire (departement, personne) values (new.departement, new.gardee), (new.departement, new.absorbee);
    return null;
end $$;

create trigger fusion_repertoire after insert or update on fusion for each row execute function noter_fusion_repertoire();

create function noter_flux_repertoire() returns trigger
    language plpgsql
as $$
begin
    insert into changement_repertoire (departement, flux) values (new.departement, new.id);
    return null;
end $$;

create trigger flux_repertoire after insert on flux for each row when (new.etat <> 'refuse' and new.nature <> 'L') execute function noter_flux_repertoire();
