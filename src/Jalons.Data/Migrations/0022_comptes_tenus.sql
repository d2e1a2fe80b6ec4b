-- Counts that pages show all day, kept by the statements that change a parcours, so that reading them does not read everybody: who waits for an
-- orientation, by commune and deadline; who is followed, by référent. Each change adds a line, so that two people at work never wait for
-- each other; lines are added up now and then.
create table file_orientation (
  id bigint generated always as identity,
  departement text not null,
  code_commune text,                      -- null: unknown
  echeance date,
  nombre int not null);
create table charge_referent (
  id bigint generated always as identity,
  departement text not null,
  referent bigint not null,
  nombre int not null);

alter table parcours no force row level security;
insert into file_orientation (departement, code_commune, echeance, nombre)
select departement, code_commune, echeance_orientation, count(*) from parcours where sortie is null and oriente_le is null group by 1, 2, 3;
insert into charge_referent (departement, referent, nombre)
select departement, referent, count(*) from parcours where sortie is null and referent is not null group by 1, 2;
alter table parcours force row level security;

create index file_orientation_departement on file_orientation (departement, code_commune, echeance);
create index charge_referent_departement on charge_referent (departement, referent);
call proteger('file_orientation');
call proteger('charge_referent');

-- Lines that somebody else is adding up are left to them.
create procedure tasser_file_orientation()
    language sql
as $$
    with prises as (
        select id from file_orientation for update skip locked),
    retirees as (
        delete from file_orientation f using prises p where f.id = p.id returning f.departement, f.code_commune, f.echeance, f.nombre)
    insert into file_orientation (departement, code_commune, echeance, nombre)
    select departement, code_commune, echeance, sum(nombre) from retirees group by 1, 2, 3 having sum(nombre) <> 0;
$$;

create procedure tasser_charge_referent()
    language sql
as $$
    with prises as (
        select id from charge_referent for update skip locked),
    retirees as (
        delete from charge_referent c using prises p where c.id = p.id returning c.departement, c.referent, c.nombre)
    insert into charge_referent (departement, referent, nombre)
    select departement, referent, sum(nombre) from retirees group by 1, 2 having sum(nombre) <> 0;
$$;

create function tenir_comptes() returns trigger
    language plpgsql
as $$
declare
    file_longue boolean;
    charge_longue boolean;
begin
    if tg_op = 'INSERT' then
        with ajoutees as (
            insert into file_orientation (departement, code_commune, echeance, nombre)
            select departement, code_commune, echeance_orientation, count(*) from nouvelles where sortie is null and oriente_le is null group by 1, 2, 3
            returning id)
        select bool_or(id % 1000 = 0) into file_longue from ajoutees;
        with ajoutees as (
            insert into charge_referent (departement, referent, nombre)
            select departement, referent, count(*) from nouvelles where sortie is null and referent is not null group by 1, 2
            returning id)
        select bool_or(id % 1000 = 0) into charge_longue from ajoutees;
    elsif tg_op = 'DELETE' then
        with ajoutees as (
            insert into file_orientation (departement, code_commune, echeance, nombre)
            select departement, code_commune, echeance_orientation, -count(*) from anciennes where sortie is null and oriente_le is null group by 1, 2, 3
            returning id)
        select bool_or(id % 1000 = 0) into file_longue from ajoutees;
        with ajoutees as (
            insert into charge_referent (departement, referent, nombre)
            select departement, referent, -count(*) from anciennes where sortie is null and referent is not null group by 1, 2
            returning id)
        select bool_or(id % 1000 = 0) into charge_longue from ajoutees;
    elsif tg_op = 'UPDATE' then
        with ajoutees as (
            insert into file_orientation (departement, code_commune, echeance, nombre)
            select departement, code_commune, echeance_orientation, sum(nombre)
            from (select departement, code_commune, echeance_orientation, 1 as nombre from nouvelles where sortie is null and oriente_le is null
                  union all
                  select departement, code_commune, echeance_orientation, -1 from anciennes where sortie is null and oriente_le is null) mouvements
            group by 1, 2, 3
            having sum(nombre) <> 0
            returning id)
        select bool_or(id % 1000 = 0) into file_longue from ajoutees;
        with ajoutees as (
            insert into charge_referent (departement, referent, nombre)
            select departement, referent, sum(nombre)
            from (select departement, referent, 1 as nombre from nouvelles where sortie is null and referent is not null
                  union all
                  select departement, referent, -1 from anciennes where sortie is null and referent is not null) mouvements
            group by 1, 2
            having sum(nombre) <> 0
            returning id)
        select bool_or(id % 1000 = 0) into charge_longue from ajoutees;
    else
        delete from file_orientation;
        delete from charge_referent;
    end if;
    if file_longue then
        call tasser_file_orientation();
    end if;
    if charge_longue then
        call tasser_charge_referent();
    end if;
    return null;
end $$;

create trigger parcours_comptes_i after insert on parcours referencing new table as nouvelles
    for each statement execute function tenir_comptes();
create trigger parcours_comptes_u after update on parcours referencing old table as anciennes new table as nouvelles
    for each statement execute function tenir_comptes();
create trigger parcours_comptes_d after delete on parcours referencing old table as anciennes
    for each statement execute function tenir_comptes();
create trigger parcours_comptes_t after truncate on parcours
    for each statement execute function tenir_comptes();
