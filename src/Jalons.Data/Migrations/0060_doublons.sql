-- People who may be one and the same, for an agent to settle (references/cnaf/flux.md §2.6 rule 3): found by the import of a flow.
create table doublon_possible (
  id bigint generated always as identity primary key,
  departement text not null,
  personne_a bigint not null,
  personne_b bigint not null,
  score smallint not null check (score between 0 and 100),
  raisons text[] not null,
  empreinte uuid not null,                -- hash of the two identities that were compared: a pair judged comes back when it changes
  trouve_le timestamptz not null,
  flux bigint,                            -- the flow that showed it
  etat text not null default 'ARegler' check (etat in ('ARegler', 'Reunies', 'Differentes')),
  regle_le timestamptz,
  compte bigint references compte,
  auteur text,
  motif text,
  check (personne_a < personne_b),
  check ((etat = 'ARegler') = (regle_le is null)),
  constraint doublon_possible_paire unique (personne_a, personne_b));
create index doublon_possible_a_regler on doublon_possible (departement, score desc, id) where etat = 'ARegler';
create index doublon_possible_b on doublon_possible (personne_b);
create index doublon_possible_flux on doublon_possible (flux);
call proteger('doublon_possible');

-- Birth dates that a slip of the hand turns into this one: day and month swapped, one digit, one year. Some more come with them: the domain judges.
create function dates_proches(jour date) returns date[]
    language sql immutable parallel safe
    return array[
        case when extract(day from jour) <= 12
             then make_date(extract(year from jour)::int, extract(day from jour)::int, extract(month from jour)::int) end,
        jour - 30, jour - 20, jour - 10, jour - 9, jour - 8, jour - 7, jour - 6, jour - 5, jour - 4, jour - 3, jour - 2, jour - 1, jour + 1, jour + 2,
        jour + 3, jour + 4, jour + 5, jour + 6, jour + 7, jour + 8, jour + 9, jour + 10, jour + 20, jour + 30,
        (jour + interval '-11 month')::date, (jour + interval '-10 month')::date, (jour + interval '-9 month')::date, (jour + interval '-8 month')::date,
        (jour + interval '-7 month')::date, (jour + interval '-6 month')::date, (jour + interval '-5 month')::date, (jour + interval '-4 month')::date,
        (jour + interval '-3 month')::date, (jour + interval '-2 month')::date, (jour + interval '-1 month')::date, (jour + interval '1 month')::date,
        (jour + interval '2 month')::date, (jour + interval '3 month')::date, (jour + interval '4 month')::date, (jour + interval '5 month')::date,
        (jour + interval '6 month')::date, (jour + interval '7 month')::date, (jour + interval '8 month')::date, (jour + interval '9 month')::date,
        (jour + interval '10 month')::date, (jour + interval '11 month')::date,
        (jour + interval '-90 year')::date, (jour + interval '-80 year')::date, (jour + interval '-70 year')::date, (jour + interval '-60 year')::date,
        (jour + interval '-50 year')::date, (jour + interval '-40 year')::date, (jour + interval '-30 year')::date, (jour + interval '-20 year')::date,
        (jour + interval '-10 year')::date, (jour + interval '-9 year')::date, (jour + interval '-8 year')::date, (jour + interval '-7 year')::date,
        (jour + interval '-6 year')::date, (jour + interval '-5 year')::date, (jour + interval '-4 year')::date, (jour + interval '-3 year')::date,
        (jour + interval '-2 year')::date, (jour + interval '-1 year')::date, (jour + interval '1 year')::date, (jour + interval '2 year')::date,
        (jour + interval '3 year')::date, (jour + interval '4 year')::date, (jour + interval '5 year')::date, (jour + interval '6 year')::date,
        (jour + interval '7 year')::date, (jour + interval '8 year')::date, (jour + interval '9 year')::date, (jour + interval '10 year')::date,
        (jour + interval '20 year')::date, (jour + interval '30 year')::date, (jour + interval '40 year')::date, (jour + interval '50 year')::date,
        (jour + interval '60 year')::date, (jour + interval '70 year')::date, (jour + interval '80 year')::date, (jour + interval '90 year')::date];

comment on function dates_proches(date) is 'Dates qu''une faute de frappe confond avec celle-ci';
