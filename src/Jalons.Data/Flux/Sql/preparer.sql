-- Staging of one lot of households. Everything here lives and dies with the transaction of the import.
create temp table s_flux (
  departement text, flux bigint, cree_le timestamp, recu_le date, echeance date, instruction boolean,
  reference date, stock boolean,                          -- stock: the base knew no dossier before
  organismes text[], rejetes text[], mois int,            -- known once the whole file is read: payers, numbers rejected, months before a closure
  absents int, lacune boolean
) on commit drop;

create temp table s_dossier (
  id bigint, droit_change boolean, natures text[], jour date,
  numero_demande text, date_demande date, organisme text, numero_organisme text, matricule text, matricule_recu text,
  etat_droit smallint, motifs text[], suivi boolean, etat_depuis date, ouverture date, cloture date, nature_droit text,
  montant numeric(9,2), montant_forfaitaire numeric(9,2), reductions jsonb, situation_famille text, situation_famille_depuis date,
  personnes_a_charge smallint, sans_domicile boolean, mutation_entrante date, mutation_sortante date,
  empreinte uuid, code_commune text, fin_suivi date, motif_fin text, prochain_depart date) on commit drop;

-- A row bears the number reserved for its person and is "nouvelle", until somebody known is recognised in it.
create temp table s_personne (
  dossier bigint, rang smallint, dossier_nouveau boolean, dossier_suivi boolean, jour date, personne bigint, nouvelle boolean default true,
  qualite text, nom text, nom_naissance text, prenom text, cle_nom text, cle_nom_naissance text, cle_prenom text,
  date_naissance date, precision_naissance char(1), rang_naissance smallint, sexe smallint, nir text, certifiee boolean,
  identifiant_france_travail text, role text, a_charge boolean, activite text, depuis date, jusqua date, parti boolean,
  adulte boolean, soumis boolean, entree date, code_commune text, role_deduit boolean, debut_soumission date, fin_soumission date) on commit drop;

-- What the base knows of a dossier is compared with its people one by one, whatever plan is chosen.
create index on s_personne (dossier, personne);

create temp table s_adresse (
  dossier bigint, jour date, courante boolean, depuis date, jusqua date, complement text, voie text,
  lieu_dit text, code_postal text, code_commune text, commune text, hors_france boolean) on commit drop;

create temp table s_mesure (dossier bigint, genre text, code text, montant numeric(9,2), depuis date, terme date, rang smallint, personne bigint) on commit drop;
create temp table s_evenement (dossier bigint, le date, heure time, fait text) on commit drop;
create temp table s_rejet (rang int, numero text, code text, motif text, brut text) on commit drop;
create temp table s_changement (dossier bigint, nature text) on commit drop;
create temp table s_mouvement (dossier bigint, personne bigint, nature text, le date, detail text) on commit drop;
-- People effectively bound, with their open parcours, else the last one.
create temp table s_effectif (
  personne bigint, dossier bigint, entree date, jour date, code_commune text, dernier bigint, sortie date) on commit drop;

-- People known whose identity the lot changes.
create temp table s_identite (like s_personne) on commit drop;

-- People created or changed by this import who may look like somebody; people named with the number of one and the names of another.
create temp table s_proche (personne bigint) on commit drop;
create temp table s_contraire (personne bigint, autre bigint) on commit drop;

-- Dossiers whose parcours are looked at again once the whole file is in: people move from one household to another. The last
-- picture of a dossier speaks.
create temp table s_a_revoir (
  rang bigint generated always as identity, dossier bigint, jour date, fin_suivi date, motif_fin text) on commit drop;

-- Claims transferred. A row is new until a known one is found.
create temp table s_creance (
  bloc int, numero_demande text, implantee_le date, nature text, rang text, mois date, motif text, origine text, responsabilite text, du date, au date,
  dernier_credit date, initial numeric(9,2), solde numeric(9,2), debiteur text, adresse text, etat text not null default 'nouvelle') on commit drop;

-- Movements of the advance. A row is new until a known one is found.
create temp table s_mouvement_acompte (
  bloc int, numero_demande text, mois date, famille text, numero text, nature text, rang text, operation text, montant numeric(11,2), mois_concerne date,
  traite_le date, etat text not null default 'nouveau') on commit drop;

-- What claims add.
create temp table s_instruction (
  dossier bigint, modifie boolean, empreinte uuid, montant_estime numeric(9,2), domiciliation text) on commit drop;
create temp table s_contact (dossier bigint, genre text, valeur text, accord char(1)) on commit drop;
create temp table s_recueil (
  dossier bigint, rang smallint, le date, etat text, obligatoire boolean, reponses jsonb, propose jsonb) on commit drop;
