-- The monthly logic: who is no longer sent, who entered, left, came back, moved.
alter table flux add column organismes text[];           -- payers of the file ('CAF 551'): files are compared like with like (references/cnaf/flux.md §4.2)

alter table dossier
  add column absences smallint not null default 0,       -- complete monthly files of its payer, created after the last that held it
  add column absent_depuis date;                         -- first month missing
create index dossier_absent on dossier (departement, absent_depuis) where absent_depuis is not null;

insert into regle (code, departement, du, au, nombre, unite, fondement) values
  ('dossier.absence.cloture', null, '2009-06-01', null, 3, 'Mois', 'Réglage du département : la caisse ne dit pas pourquoi un dossier n’est plus transmis');

-- INSEE codes begin with the number of the département; those of the Rhône and of the metropolis of Lyon both begin with 69.
create function dans_departement(code_commune text, departement text) returns boolean
    language sql immutable parallel safe
    return left(code_commune, length(rtrim(departement, 'DM'))) = rtrim(departement, 'DM');

-- What a flow tells of people and dossiers that were known before it. The first flow of a base moves nobody: it is the stock.
create table mouvement (
  id bigint generated always as identity (cache 100),
  departement text not null,
  flux bigint not null,
  dossier bigint not null,
  personne bigint,                                       -- null: the whole dossier
  nature text not null check (nature in (
    'entree', 'devenu_soumis', 'retour', 'reprise', 'arrivee',
    'sortie', 'depart', 'absence', 'reapparition',
    'hors_departement', 'retour_departement', 'personne_venue', 'personne_partie', 'role')),
  le date not null,
  detail text,                                           -- reason of an exit, role, commune
  primary key (flux, id));
create index mouvement_dossier on mouvement (dossier);
call proteger('mouvement');
