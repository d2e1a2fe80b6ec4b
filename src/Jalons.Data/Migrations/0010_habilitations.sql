-- Sign-in: one-time passwords, search by e-mail, keys of the installation; rules of a département; journal of administration.

-- A password given by somebody else is used once, before this instant; null once the person has chosen their own.
alter table compte add column mot_de_passe_provisoire_jusqua timestamptz;
create index compte_courriel on compte (courriel_normalise) where courriel_normalise is not null;
create index compte_nom on compte (departement, nom, prenom, id) where personne is null;

-- What belongs to an account is seen by whom sees the account.
alter table compte_revendication enable row level security;
alter table compte_revendication force row level security;
create policy compte_revendication_visible on compte_revendication using (exists (select from compte c where c.id = compte));
alter table compte_connexion enable row level security;
alter table compte_connexion force row level security;
create policy compte_connexion_visible on compte_connexion using (exists (select from compte c where c.id = compte));
alter table compte_jeton enable row level security;
alter table compte_jeton force row level security;
create policy compte_jeton_visible on compte_jeton using (exists (select from compte c where c.id = compte));

-- Keys that seal cookies, when several servers share this database (JALONS_DB); otherwise they lie in the installation's folder.
create table cle_protection (
  nom text primary key,
  contenu text not null,
  creee_le timestamptz not null default now());
comment on table cle_protection is 'Clés qui scellent les cookies de l''installation';
grant select, insert on cle_protection to jalons_application;

-- Everybody reads the rules; a département writes its own, for the future only: the past of a rule never changes.
alter table regle enable row level security;
create policy regle_lecture on regle for select using (true);
create policy regle_ajout on regle for insert with check (departement = departement_courant());
create policy regle_fin on regle for update using (departement = departement_courant()) with check (departement = departement_courant());
revoke update on regle from jalons_application;
grant update (au) on regle to jalons_application;

-- The journal of administration holds the lines that concern nobody's file, newest first.
create index acte_administration on acte (departement, quand desc, id desc) where personne is null and dossier is null;
