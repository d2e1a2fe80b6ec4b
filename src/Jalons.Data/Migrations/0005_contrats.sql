-- Contracts: what is written, who signed, how long; and the life of the actions beside it.
create table contrat (
  id bigint generated always as identity primary key,
  departement text not null,
  parcours bigint not null references parcours,
  referent bigint not null references compte,
  organisme bigint not null references organisme,
  forme text not null check (forme in ('ContratEngagement', 'Cer', 'Ppae')),
  type text not null check (type in ('Emploi', 'SocioProfessionnel', 'Social')),
  statut text not null check (statut in ('Brouillon', 'Propose', 'Signe', 'Termine', 'Abandonne')),
  remplace bigint references contrat,
  cree_le timestamptz not null,
  debut date,
  duree_mois int check (duree_mois > 0),
  fin date check (fin >= debut),
  heures_hebdo int check (heures_hebdo >= 0),
  motif_reduction text,
  precision_reduction text,
  rythme_semaines int check (rythme_semaines > 0),
  droits_devoirs_expliques boolean not null,
  propose_le date,
  empreinte text,
  signe_personne_le date,
  signe_personne_nom text,
  signe_personne_mode text check (signe_personne_mode in ('EnPresence', 'EspacePersonnel', 'Papier')),
  signe_referent_le date,
  signe_referent_nom text,
  signe_le date,
  termine_le date check (termine_le between debut and fin),
  raison text,
  check (statut not in ('Propose', 'Signe', 'Termine') or (debut is not null and fin is not null and propose_le is not null and empreinte is not null)),
  check ((statut in ('Signe', 'Termine')) <= (signe_le is not null and signe_personne_le is not null and signe_referent_le is not null)),
  check ((statut = 'Termine') = (termine_le is not null)),
  -- Exactly one contract in force at a time.
  constraint contrat_un_seul_en_vigueur exclude using gist (parcours with =, daterange(debut, coalesce(termine_le, fin), '[]') with &&)
    where (statut in ('Signe', 'Termine')));
-- One contract is prepared at a time.
create unique index contrat_une_preparation on contrat (parcours) where statut in ('Brouillon', 'Propose');
create index contrat_parcours on contrat (parcours, debut desc);
create index contrat_periode on contrat (departement, debut, fin) where statut in ('Signe', 'Termine');

create table objectif (
  id bigint generated always as identity primary key,
  departement text not null,
  contrat bigint not null references contrat,
  rang int not null,
  domaine text not null,
  libelle text not null);
create index objectif_contrat on objectif (contrat);

create table action_prevue (
  id bigint generated always as identity primary key,
  departement text not null,
  objectif bigint not null references objectif,
  rang int not null,
  libelle text not null,
  responsable text check (responsable in ('Personne', 'Referent', 'Organisme')),
  echeance date);
create index action_prevue_objectif on action_prevue (objectif);

create table engagement (
  id bigint generated always as identity primary key,
  departement text not null,
  contrat bigint not null references contrat,
  partie text not null check (partie in ('Service', 'Personne')),
  rang int not null,
  libelle text not null);
create index engagement_contrat on engagement (contrat);

-- What is said of an action over time: words are added, never changed.
create table avancement_action (
  id bigint generated always as identity primary key,
  departement text not null,
  parcours bigint not null references parcours,
  action bigint not null references action_prevue,
  etat text not null check (etat in ('AFaire', 'EnCours', 'Faite', 'Abandonnee')),
  le timestamptz not null,
  par bigint not null references compte,
  par_la_personne boolean not null,
  commentaire text);
create index avancement_action_action on avancement_action (action, id desc);
create index avancement_action_parcours on avancement_action (parcours, id desc);

call proteger('contrat');
call proteger('objectif');
call proteger('action_prevue');
call proteger('engagement');
call proteger('avancement_action');
revoke update, delete on avancement_action from jalons_application;

-- Nothing signed is ever altered: from the first signature on, the content and the signatures already given stand still.
create function refuser_contrat_fige() returns trigger
    language plpgsql
as $$
begin
    if old.signe_personne_le is null and old.signe_referent_le is null then
        return case when tg_op = 'DELETE' then old else new end;
    end if;
    if tg_op = 'DELETE'
       or (old.departement, old.parcours, old.organisme, old.forme, old.type, old.remplace, old.debut, old.duree_mois, old.fin, old.heures_hebdo,
           old.motif_reduction, old.precision_reduction, old.rythme_semaines, old.droits_devoirs_expliques, old.propose_le, old.empreinte)
          is distinct from
          (new.departement, new.parcours, new.organisme, new.forme, new.type, new.remplace, new.debut, new.duree_mois, new.fin, new.heures_hebdo,
           new.motif_reduction, new.precision_reduction, new.rythme_semaines, new.droits_devoirs_expliques, new.propose_le, new.empreinte)
       or (old.signe_personne_le is not null and (old.signe_personne_le, old.signe_personne_nom, old.signe_personne_mode)
          is distinct from (new.signe_personne_le, new.signe_personne_nom, new.signe_personne_mode))
       or (old.signe_referent_le is not null and (old.signe_referent_le, old.signe_referent_nom)
          is distinct from (new.signe_referent_le, new.signe_referent_nom))
       or (old.signe_le is not null and old.signe_le is distinct from new.signe_le)
       or (old.statut in ('Termine', 'Abandonne') and old.statut <> new.statut)
    then
        raise exception 'le contrat % porte une signature : il ne change plus', old.id
            using errcode = 'check_violation', constraint = 'contrat_fige', table = 'contrat';
    end if;
    return new;
end $$;

create trigger contrat_fige before update or delete on contrat for each row execute function refuser_contrat_fige();

-- The same for what the contract contains.
create function refuser_contenu_fige() returns trigger
    language plpgsql
as $$
declare
    vises bigint[];
begin
    if tg_table_name = 'action_prevue' then
        select array_agg(contrat) into vises from objectif
        where id in (case when tg_op <> 'INSERT' then old.objectif end, case when tg_op <> 'DELETE' then new.objectif end);
    else
        vises := array[case when tg_op <> 'INSERT' then old.contrat end, case when tg_op <> 'DELETE' then new.contrat end];
    end if;
    if exists (select from contrat where id = any (vises) and (signe_personne_le is not null or signe_referent_le is not null)) then
        raise exception 'le contrat porte une signature : son contenu ne change plus'
            using errcode = 'check_violation', constraint = 'contrat_fige', table = 'contrat';
    end if;
    return case when tg_op = 'DELETE' then old else new end;
end $$;

create trigger objectif_fige before insert or update or delete on objectif for each row execute function refuser_contenu_fige();
create trigger action_prevue_figee before insert or update or delete on action_prevue for each row execute function refuser_contenu_fige();
create trigger engagement_fige before insert or update or delete on engagement for each row execute function refuser_contenu_fige();
