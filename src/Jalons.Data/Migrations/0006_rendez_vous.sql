-- Rendez-vous: the diary of an agent and the one of a person never hold two at once; those called off or moved free their hour.
create table rendez_vous (
  id bigint generated always as identity primary key,
  departement text not null,
  parcours bigint not null references parcours,
  agent bigint not null references compte,
  motif text not null check (motif in ('PremierAccompagnement', 'Suivi', 'SignatureContrat', 'PointEtape', 'Bilan')),
  modalite text not null check (modalite in ('SurPlace', 'Telephone', 'Domicile')),
  lieu text not null,
  debut timestamptz not null,
  fin timestamptz not null check (fin > debut),
  statut text not null check (statut in ('Prevu', 'Honore', 'Excuse', 'Absent', 'AnnuleParService', 'AnnuleParPersonne', 'Reporte')),
  note text,
  raison text,
  empechement_le timestamptz,
  empechement_message text,
  remplace bigint references rendez_vous,
  cree_le timestamptz not null,
  cree_par bigint not null references compte,
  constate_le timestamptz,
  constraint rendez_vous_agenda exclude using gist (agent with =, tstzrange(debut, fin) with &&)
    where (statut in ('Prevu', 'Honore', 'Excuse', 'Absent')),
  constraint rendez_vous_personne exclude using gist (parcours with =, tstzrange(debut, fin) with &&)
    where (statut in ('Prevu', 'Honore', 'Excuse', 'Absent')));
create index rendez_vous_agent on rendez_vous (agent, debut);
create index rendez_vous_parcours on rendez_vous (parcours, debut);
create index rendez_vous_prevu on rendez_vous (agent, debut) where statut = 'Prevu';
create index rendez_vous_debut on rendez_vous (departement, debut);
call proteger('rendez_vous');
