-- Pilotage: the state of every adult at the end of a day, the figures computed from it, and what makes them old (docs/adr/0010).

-- The flow that told the end of a fact: the photo of a past day reads what was known that day (references/indicateurs.md §0.2 point 2).
alter table membre add column flux_fin bigint;
alter table statut_droits_devoirs add column flux_fin bigint;
alter table adresse add column flux_fin bigint;

-- Flows known at the end of a day. The monthly file of a month describes its end, although it is made some days later (B.2); the very
-- first flow also tells the days since the beginning of its month, before which nothing is known.
create function flux_connus(jour date, connaissance date) returns table (id bigint)
    language sql stable parallel safe
as $$
    select f.id
    from flux f
    where f.etat <> 'refuse'
      and (f.cree_le < connaissance + 1
           or (connaissance = jour and f.type = 'M' and jour = (date_trunc('month', jour) + interval '1 month' - interval '1 day')::date
               and f.reference = date_trunc('month', jour)::date)
           or (connaissance = jour and f.reference <= jour
               and f.id = (select p.id from flux p where p.etat <> 'refuse' and p.nature = 'D' order by p.cree_le, p.id limit 1)))
$$;

comment on function flux_connus(date, date) is 'Flux connus à la fin d''un jour (droit non consolidé quand les deux dates sont égales)';

-- Rights and flags come from beneficiary flows: without one, a day is not described, even when claims are known.
create function jour_decrit(jour date, connaissance date) returns boolean
    language sql stable parallel safe
as $$
    select exists (select from flux_connus(jour, connaissance) c join flux f on f.id = c.id where f.nature = 'D')
$$;

comment on function jour_decrit(date, date) is 'Vrai quand un flux bénéficiaires connu décrit ce jour';

-- Photos, taken at the end of each month and kept (§0.10 point 1).
create table photo (
  departement text not null,
  au date not null,
  entrants boolean not null default false,   -- compared with the photo of the month before
  flux int not null,                         -- how many flows it has read
  changement bigint not null,                -- last change it has seen
  trous bigint[] not null,                   -- changes before that one which were not yet visible
  prise_le timestamptz not null,
  primary key (departement, au));

-- One row per adult of a right in state 2, 3 or 4. No name.
create table photo_adulte (
  departement text not null,
  au date not null,
  personne bigint not null,
  dossier bigint not null,
  etat smallint not null,
  soumis boolean,                            -- null: unknown
  entree date,                               -- claim of the last opening
  territoire text not null,                  -- EPCI, 'inconnu' or 'hors_departement'
  parcours bigint,
  orientation bigint,
  oriente_le date,
  type text,
  categorie text,
  referent boolean not null,
  contrat boolean not null,
  entrant text,                              -- kind of new entrant of the month; null for the others
  primary key (departement, au, personne));
create index photo_adulte_entrant on photo_adulte (departement, au) where entrant is not null;

-- Acts that change figures already computed: the first day concerned.
create table changement_pilotage (
  id bigint generated always as identity primary key,
  departement text not null,
  depuis date not null,
  photo boolean not null);                   -- false: concerns followed cohorts only
create index changement_pilotage_departement on changement_pilotage (departement, id);

create table indicateur_calcul (
  id bigint generated always as identity primary key,
  departement text not null,
  au date not null,
  catalogue int not null,                    -- version of the definitions
  complet boolean not null,                  -- with the followed cohorts, not the photo alone
  parametres jsonb not null,
  flux int not null,
  changement bigint not null,
  trous bigint[] not null,
  calcule_le timestamptz not null,
  unique (departement, au));

-- Exact integers, never rounded; the value is the one displayed (§0.10).
create table indicateur_valeur (
  departement text not null,
  calcul bigint not null references indicateur_calcul on delete cascade,
  code text not null,
  territoire text not null,                  -- '' for the département
  mois date,                                 -- cohort month of a series, else null
  numerateur bigint,
  denominateur bigint,
  valeur numeric,
  statut text not null check (statut in ('OK', 'NC', 'ND', 'NR', '/')),
  acheves bigint,
  concernes bigint,
  non_murs bigint not null,
  anomalies bigint not null,
  inconnus bigint not null,
  deja bigint not null,
  check ((statut = 'OK') = (valeur is not null)));
create index indicateur_valeur_calcul on indicateur_valeur (calcul, territoire);

call proteger('photo');
call proteger('photo_adulte');
call proteger('changement_pilotage');
call proteger('indicateur_calcul');
call proteger('indicateur_valeur');

-- Each trigger says from which day the figures change; it writes one row per statement.
create function noter_orientations_pilotage() returns trigger
    language plpgsql
as $$
begin
    if tg_op = 'INSERT' then
        insert into changement_pilotage (departement, depuis, photo) select departement, min(du), true from nouvelles group by departement;
    elsif tg_op = 'DELETE' then
        insert into changement_pilotage (departement, depuis, photo) select departement, min(du), true from anciennes group by departement;
    else
        insert into changement_pilotage (departement, depuis, photo)
        select n.departement,
               min(case when (a.parcours, a.personne, a.du, a.organisme) is distinct from (n.parcours, n.personne, n.du, n.organisme)
                        then least(a.du, n.du) else least(a.au, n.au) end),
               true
        from nouvelles n join anciennes a using (id)
        where (a.parcours, a.personne, a.du, a.au, a.organisme) is distinct from (n.parcours, n.personne, n.du, n.au, n.organisme)
        group by n.departement;
    end if;
    return null;
end $$;

create trigger orientation_pilotage_i after insert on orientation referencing new table as nouvelles
    for each statement execute function noter_orientations_pilotage();
create trigger orientation_pilotage_u after update on orientation referencing old table as anciennes new table as nouvelles
    for each statement execute function noter_orientations_pilotage();
create trigger orientation_pilotage_d after delete on orientation referencing old table as anciennes
    for each statement execute function noter_orientations_pilotage();
create trigger suivi_referent_pilotage_i after insert on suivi_referent referencing new table as nouvelles
    for each statement execute function noter_orientations_pilotage();
create trigger suivi_referent_pilotage_u after update on suivi_referent referencing old table as anciennes new table as nouvelles
    for each statement execute function noter_orientations_pilotage();
create trigger suivi_referent_pilotage_d after delete on suivi_referent referencing old table as anciennes
    for each statement execute function noter_orientations_pilotage();

create function noter_contrats_pilotage() returns trigger
    language plpgsql
as $$
begin
    if tg_op = 'INSERT' then
        insert into changement_pilotage (departement, depuis, photo)
        select departement, min(signe_le), true from nouvelles where signe_le is not null group by departement;
    else
        insert into changement_pilotage (departement, depuis, photo)
        select n.departement,
               min(case when (a.signe_le, a.statut = 'Abandonne') is distinct from (n.signe_le, n.statut = 'Abandonne')
                        then least(a.signe_le, n.signe_le) else least(a.termine_le, n.termine_le) end),
               true
        from nouvelles n join anciennes a using (id)
        where (a.signe_le, a.statut = 'Abandonne', a.termine_le) is distinct from (n.signe_le, n.statut = 'Abandonne', n.termine_le)
          and coalesce(a.signe_le, n.signe_le) is not null
        group by n.departement;
    end if;
    return null;
end $$;

create trigger contrat_pilotage_i after insert on contrat referencing new table as nouvelles
    for each statement execute function noter_contrats_pilotage();
create trigger contrat_pilotage_u after update on contrat referencing old table as anciennes new table as nouvelles
    for each statement execute function noter_contrats_pilotage();

-- Entries of parcours come with flows, which are counted apart; what is noted here is a change of dates.
create function noter_parcours_pilotage() returns trigger
    language plpgsql
as $$
begin
    insert into changement_pilotage (departement, depuis, photo)
    select n.departement, min(least(a.entree, n.entree, a.recu_le, n.recu_le)), true
    from nouvelles n join anciennes a using (id)
    where (a.entree, a.recu_le) is distinct from (n.entree, n.recu_le)
    group by n.departement;
    insert into changement_pilotage (departement, depuis, photo)
    select n.departement, min(least(a.sortie, n.sortie)), false
    from nouvelles n join anciennes a using (id)
    where a.sortie is distinct from n.sortie
    group by n.departement;
    return null;
end $$;

create trigger parcours_pilotage_u after update on parcours referencing old table as anciennes new table as nouvelles
    for each statement execute function noter_parcours_pilotage();
