-- Movements behind the monthly advance that the département pays to payers (flow VRSF0501, references/cnaf/flux.md §3.6). Like a claim, a movement
-- belongs to a claim number of RSA, whether its dossier is known or not.
create table mouvement_acompte (
  departement text not null,
  numero_demande text collate "C" not null,
  mois date not null,                     -- MOISMOUCOMPTA
  famille text not null check (famille in ('Allocations', 'IndusConstates', 'IndusTransferes', 'Remises', 'FaiblesMontants', 'AutresAnnulations')),
  numero text collate "C" not null,       -- NUMINTMOUCOMPTA
  nature text not null,                   -- NATPFCRE
  rang text,                              -- RGCRE
  operation text,                         -- TYPEOPECOMPTA
  montant numeric(11,2) not null,         -- MTMOUCOMPTA signed by SENSOPECOMPTA, euros
  mois_concerne date,                     -- DDREGU
  traite_le date,                         -- DTTRAIMOUCOMPTA
  connu_le timestamp not null,            -- creation of the flow that told it
  flux bigint not null,
  primary key (departement, numero_demande, mois, famille, numero));
create index mouvement_acompte_flux on mouvement_acompte (flux, famille, numero_demande);
call proteger('mouvement_acompte');

-- For each file, what its movements make and what the payer announces, by heading and by group of natures.
create table acompte_total (
  departement text not null,
  flux bigint not null,
  rubrique text not null,                 -- a family, 'Annulations' (both families of them) or 'Acompte' (all)
  groupe text not null,                   -- 'Socle', 'SocleMajore', 'Local', or 'Tous'
  calcule numeric(12,2) not null,         -- euros
  annonce numeric(12,2),                  -- euros; null when the payer announces none
  primary key (flux, rubrique, groupe));
call proteger('acompte_total');
