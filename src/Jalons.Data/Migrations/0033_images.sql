-- Every picture of a dossier that changed something is kept as it was received, in a compact form (docs/adr/0012): what no column holds can still
-- be read, shown in words, and compared with the picture before.
alter table flux add column noms text[];                -- names of the elements of the file, by number: pictures refer to them

create table image_recue (
  departement text not null,
  dossier bigint not null,
  connu_le timestamp not null,            -- creation of the flow
  rang int not null,                      -- of the block in its file: a daily flow may picture a dossier twice
  flux bigint not null,
  contenu bytea not null,
  primary key (dossier, connu_le, flux, rang));
-- A picture takes about a kilobyte: it stays in its row, and is not compressed again.
alter table image_recue alter column contenu set storage external;
alter table image_recue set (toast_tuple_target = 8160);
call proteger('image_recue');
