-- What claims say (flow VIRS0901): contacts with their consent, socio-professional data, pathway proposed. The right, the household and
-- the address come from claims only as long as no beneficiary flow has pictured the dossier (references/cnaf/flux.md §3.3).
alter table dossier add column instruction_du timestamp;      -- creation of the last instruction flow that held it
alter table dossier add column instruction_empreinte uuid;    -- hash of the claim it held
alter table dossier add column montant_estime numeric(9,2);   -- MTESTRSA, at claim time
alter table dossier add column domiciliation text;            -- RAISOCTIEELECTDOM

-- Ways to reach a household, and what it said of their use. What agents enter stands in personne.
create table contact (
  id bigint generated always as identity primary key,
  departement text not null,
  dossier bigint not null,
  genre text not null check (genre in ('telephone', 'courriel')),
  valeur text not null,
  accord char(1) not null check (accord in ('A', 'R', 'I')),  -- agreed, refused, not asked
  connu_le timestamp not null,                                -- creation of the flow that told the agreement or the refusal
  flux bigint not null,
  unique (dossier, genre, valeur));
call proteger('contact');

-- Every collection is kept; agents' revisions live in the diagnostic.
create table recueil_dsp (
  id bigint generated always as identity primary key,
  departement text not null,
  personne bigint not null,
  dossier bigint not null,
  le date not null,                                           -- DTENRSOCPRO, else the date of the claim
  connu_le timestamp not null,
  etat text,                                                  -- EF collected, AF to do, RE refused
  obligatoire boolean,
  reponses jsonb not null,                                    -- [{"nom", "valeur"}] in the order of the document
  propose jsonb,                                              -- pathway proposed: not the département's decision
  flux bigint not null);
create index recueil_dsp_personne on recueil_dsp (personne, le desc);
create index recueil_dsp_dossier on recueil_dsp (dossier);
call proteger('recueil_dsp');
