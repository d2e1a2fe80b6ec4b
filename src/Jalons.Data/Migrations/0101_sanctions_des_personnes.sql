-- Whom a reduction concerns, when the flow says so: the sanctions of VRSD0101 are those of people (references/cnaf/flux.md §5.5). Their reason goes to "code".
alter table mesure_droit add column personne bigint;

-- Rows that concern nobody in particular, nearly all of them, cost nothing here; merging two people looks their rows up.
create index mesure_droit_personne on mesure_droit (personne) where personne is not null;

-- A measure as a picture tells it, and one that is known: the same? A flow that does not say whom a reduction concerns, nor why, speaks of the one that is known.
create function meme_mesure(
    genre text, code text, montant numeric, personne bigint, code_connu text, montant_connu numeric, personne_connue bigint)
    returns boolean language sql immutable
    return montant is not distinct from montant_connu
      and (code is not distinct from code_connu and personne is not distinct from personne_connue or genre = 'reduction' and personne is null);
