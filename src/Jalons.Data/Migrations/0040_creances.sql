-- Overpayments that payers transfer to the département for recovery (flow VRSC0201, references/cnaf/flux.md §3.5). A claim belongs to a claim number of
-- RSA, whether its dossier is known or not: it joins the dossier of that number when one comes.
create table creance (
  departement text not null,
  numero_demande text collate "C" not null,
  implantee_le date not null,             -- DTIMPLCRE
  nature text collate "C" not null,       -- NATCRE
  rang text collate "C" not null,         -- RGCRE
  mois date not null,                     -- MOISMOUCOMPTA
  motif text,                             -- MOTIINDU
  origine text,                           -- ORIINDU
  responsabilite text,                    -- RESPINDU
  du date,                                -- DDREGUCRE
  au date,                                -- DFREGUCRE
  dernier_credit date,                    -- DTDERCREDCRETRANS
  initial numeric(9,2),                   -- MTINICRE, euros
  solde numeric(9,2) not null,            -- MTSOLREELCRETRANS, euros
  debiteur text not null,                 -- who answers for the dossier, as sent: a closed dossier may be unknown
  adresse text,
  connu_le timestamp not null,            -- creation of the last flow that sent it
  flux bigint not null,
  primary key (departement, numero_demande, implantee_le, nature, rang));
create index creance_mois on creance (departement, mois desc, numero_demande);
call proteger('creance');
