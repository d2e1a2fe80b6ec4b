-- People accompanied outside the RSA (docs/adr/0051): a parcours without dossier, which says why. A right that comes later takes the same parcours over.
alter table parcours
  add column public_accompagne text check (public_accompagne in ('Jeune', 'DemandeurEmploiLongueDuree', 'TravailleurHandicape', 'Autre')),
  add column hors_rsa_depuis date,
  add column hors_rsa boolean not null generated always as (dossier is null and public_accompagne is not null) stored;
comment on column parcours.hors_rsa_depuis is 'Premier jour de l''accompagnement hors RSA, quand un droit a repris le parcours';
comment on column parcours.hors_rsa is 'Parcours d''une personne hors RSA : aucun indicateur du RSA ne le compte';
