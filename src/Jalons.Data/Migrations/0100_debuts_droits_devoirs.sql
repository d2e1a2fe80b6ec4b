-- Since when somebody is bound, as the contact list of the CNAF tells it: no other flow but the recast one gives that day
-- (references/cnaf/flux.md §3.8, §5.2). It dates the status when it is read: what flows told stays as they told it.
create table debut_droits_devoirs (
  id bigint generated always as identity primary key,
  departement text not null,
  personne bigint not null,
  dossier bigint not null,
  le date not null,
  connu_le timestamp not null,            -- reception of the last list that told it: an older one changes nothing
  flux bigint not null,                   -- the list that told this day first
  constraint debut_droits_devoirs_unique unique (personne, dossier));
create index debut_droits_devoirs_flux on debut_droits_devoirs (flux, id);
call proteger('debut_droits_devoirs');

-- True when the flow gave the first day (DDSOUDRODEV), which is surer than any list; null when it was drawn from the day of the facts.
alter table statut_droits_devoirs add column depuis_donne boolean;
