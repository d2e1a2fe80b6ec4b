-- A movement of the advance that several files tell stands under one of them, mouvement_acompte.flux: those that told it too, so that the list of a month
-- holds all that its files told.
create table mouvement_acompte_repris (
  departement text not null,
  flux bigint not null,
  numero_demande text collate "C" not null,
  mois date not null,
  famille text not null,
  numero text collate "C" not null,
  primary key (flux, numero_demande, mois, famille, numero));
call proteger('mouvement_acompte_repris');
