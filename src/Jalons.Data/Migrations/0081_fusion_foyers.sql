-- The same household known under two claim numbers (docs/adr/0081): one dossier stays, the other leads to it. Histories are not moved.
alter table dossier add column reuni_a bigint;            -- the dossier that stays; null: this one
create index dossier_reuni on dossier (departement, reuni_a) where reuni_a is not null;

create table fusion_foyers (
  id bigint generated always as identity primary key,
  departement text not null,
  garde bigint not null,                  -- the dossier that stays
  absorbe bigint not null,                -- the one whose number leads to it since
  faite_le timestamptz not null,
  compte bigint references compte,
  auteur text not null,
  motif text,
  defaite_le timestamptz,
  defaite_par bigint references compte,
  defaite_auteur text,
  defaite_motif text);
create unique index fusion_foyers_absorbe on fusion_foyers (absorbe) where defaite_le is null;
create index fusion_foyers_garde on fusion_foyers (garde, id desc);
call proteger('fusion_foyers');

-- A row that the merge touched: some columns changed, before and after; or a row that it added.
create table fusion_foyers_ligne (
  id bigint generated always as identity primary key,
  departement text not null,
  fusion bigint not null references fusion_foyers,
  table_touchee text not null,
  ligne bigint not null,
  genre text not null check (genre in ('Modifiee', 'Ajoutee')),
  avant jsonb,
  apres jsonb);
create index fusion_foyers_ligne_fusion on fusion_foyers_ligne (fusion, table_touchee);
call proteger('fusion_foyers_ligne');

-- Adults present in two open dossiers, found when the quality board counts: perhaps one household under two numbers.
create table foyers_a_comparer (
  departement text not null,
  personne bigint not null,
  dossier_a bigint not null,
  dossier_b bigint not null,
  primary key (departement, dossier_a, dossier_b, personne),
  check (dossier_a < dossier_b));
call proteger('foyers_a_comparer');
