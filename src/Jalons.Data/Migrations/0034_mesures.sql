-- Refusals, suspensions, closures and reductions with their dates. A suspension has a start and no end: it ends when it is no longer pictured
-- (references/cnaf/flux.md §5.4).
create table mesure_droit (
  id bigint generated always as identity (cache 100),
  departement text not null,
  dossier bigint not null,
  genre text not null check (genre in ('refus', 'suspension_droit', 'suspension_versement', 'cloture', 'reduction')),
  code text,                              -- reason; null for a reduction
  montant numeric(9,2),                   -- of a reduction, euros per month
  depuis date not null,
  terme date,                             -- announced last day of a reduction (DFREDRSA)
  jusqua date,                            -- since when it is no longer pictured
  flux bigint not null,
  flux_fin bigint,
  primary key (dossier, id));
call proteger('mesure_droit');
