-- Pilotage: the photo by age, sex and seniority; first rendez-vous; only the flows that tell of households count (docs/adr/0010).

-- Completed years and full months at a day, by adding them to the start: 31 January + 1 month = 28 February (references/indicateurs.md §0.2).
create function annees_revolues(depuis date, au date) returns int
    language sql immutable parallel safe
as $$
    select case when depuis <= au then
      extract(year from au)::int - extract(year from depuis)::int
        - case when depuis + make_interval(years => extract(year from au)::int - extract(year from depuis)::int) > au then 1 else 0 end
    end
$$;

create function mois_revolus(depuis date, au date) returns int
    language sql immutable parallel safe
as $$
    select case when depuis <= au then n - case when depuis + make_interval(months => n) > au then 1 else 0 end end
    from (select ((extract(year from au) - extract(year from depuis)) * 12 + extract(month from au) - extract(month from depuis))::int as n) ecart
$$;

alter table photo_adulte
    add column age smallint,                -- completed years at the day; null: unknown
    add column sexe smallint,               -- 1, 2; null: unknown
    add column anciennete smallint;         -- full months since the claim of the last opening; null: unknown
comment on column photo_adulte.anciennete is 'Mois révolus depuis la demande du foyer ; les deux adultes d''un couple ont la même';

alter table indicateur_valeur add column modalite text not null default '';   -- 'age:25_29'; '' for everybody

-- The photos taken so far know neither age nor sex: they are taken again when they are looked at.
truncate photo, photo_adulte, indicateur_calcul cascade;

-- Flows known at the end of a day: beneficiaries (D) and claims (I), which tell of households; collections of answers and payments do not. The
-- monthly beneficiary file of a month describes its end, although it is made some days later (B.2); the very first one also tells the days
-- since the beginning of its month, before which nothing is known.
create or replace function flux_connus(jour date, connaissance date) returns table (id bigint)
    language sql stable parallel safe
as $$
    select f.id
    from flux f
    where f.etat <> 'refuse'
      and f.nature in ('D', 'I')
      and (f.cree_le < connaissance + 1
           or (connaissance = jour and f.nature = 'D' and f.type = 'M' and jour = (date_trunc('month', jour) + interval '1 month' - interval '1 day')::date
               and f.reference = date_trunc('month', jour)::date)
           or (connaissance = jour and f.reference <= jour
               and f.id = (select p.id from flux p where p.etat <> 'refuse' and p.nature = 'D' order by p.cree_le, p.id limit 1)))
$$;

-- A rendez-vous counts from the day it was set, or from its own day when it was written down afterwards; what became of it, from its own day.
-- No nested loop: a plan made for one row is kept for the next statement, which may change thousands (migration 0023).
create function noter_rendez_vous_pilotage() returns trigger
    language plpgsql
    set enable_nestloop = off
as $$
begin
    if tg_op = 'INSERT' then
        insert into changement_pilotage (departement, depuis, photo)
        select departement, min((least(debut, cree_le) at time zone 'Europe/Paris')::date), false from nouvelles group by departement;
    elsif tg_op = 'DELETE' then
        insert into changement_pilotage (departement, depuis, photo)
        select departement, min((least(debut, cree_le) at time zone 'Europe/Paris')::date), false from anciennes group by departement;
    else
        insert into changement_pilotage (departement, depuis, photo)
        select n.departement,
               min(((case when (a.parcours, a.motif, a.debut, a.cree_le, a.statut in ('AnnuleParService', 'Reporte'))
                               is distinct from (n.parcours, n.motif, n.debut, n.cree_le, n.statut in ('AnnuleParService', 'Reporte'))
                          then least(a.debut, n.debut, a.cree_le, n.cree_le) else n.debut end) at time zone 'Europe/Paris')::date),
               false
        from nouvelles n join anciennes a using (id)
        where (a.parcours, a.motif, a.debut, a.cree_le, a.statut) is distinct from (n.parcours, n.motif, n.debut, n.cree_le, n.statut)
        group by n.departement;
    end if;
    return null;
end $$;

create trigger rendez_vous_pilotage_i after insert on rendez_vous referencing new table as nouvelles
    for each statement execute function noter_rendez_vous_pilotage();
create trigger rendez_vous_pilotage_u after update on rendez_vous referencing old table as anciennes new table as nouvelles
    for each statement execute function noter_rendez_vous_pilotage();
create trigger rendez_vous_pilotage_d after delete on rendez_vous referencing old table as anciennes
    for each statement execute function noter_rendez_vous_pilotage();
