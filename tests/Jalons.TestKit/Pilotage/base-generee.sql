-- A département of {foyers} households over fifteen months, in the shape that flows and acts leave. Reproducible: setseed.
select setseed(0.42);
insert into epci (code, nom) select '2000' || g, 'Intercommunalité ' || g from generate_series(1, 15) g;
insert into commune (code, nom, cle_nom, departement, epci)
select '55' || lpad(g::text, 3, '0'), 'Commune ' || g, 'COMMUNE ' || g, '55', '2000' || (1 + g % 15) from generate_series(1, 300) g;
insert into organisme (departement, nom, categorie, parcours)
select '55', 'Organisme ' || g, (array['FranceTravail','ServiceDepartement','CcasCias','MissionLocale','Iae','AutreOrganisme'])[1 + g % 6], '{Emploi,SocioProfessionnel,Social}'
from generate_series(1, 24) g;
insert into compte (departement, nom, prenom, role, organisme, nom_utilisateur, nom_utilisateur_normalise)
select '55', 'Agent', 'N' || g, 'Referent', 1 + g % 24, 'agent' || g, 'AGENT' || g from generate_series(1, 60) g;

-- One monthly flow per month, made on the 4th of the next one.
insert into flux (departement, format, application, nature, type, cree_le, reference, empreinte, nom_fichier, taille, recu_le, auteur, etat)
select '55', 'VRSB0801', 'CRI', 'D', 'M', (m + interval '1 month 3 days 2 hours')::timestamp, m::date, '\x00', 'flux', 1, m + interval '1 month 3 days', 'bench', 'applique'
from generate_series(timestamp '2025-01-01', timestamp '2026-03-01', interval '1 month') m;

-- Seven households out of ten are there from the start, the others enter month by month.
create temp table g_foyer as
select g as id,
  case when random() < 0.7 then date '2025-01-01' - (random() * 2500)::int else date '2025-02-01' + (random() * 420)::int end as ouverture,
  random() as r, random() as rc, random() as rs, random() as ra
from generate_series(1, {foyers}) g;
create temp table g_dossier as
select f.*, greatest(1, least(15, 1 + (extract(year from ouverture)::int - 2025) * 12 + extract(month from ouverture)::int - 1)) as flux_entree,
  case when rc < 0.25 then date '2025-02-01' + (rc * 4 * 420)::int end as fermeture
from g_foyer f;
alter table g_dossier add flux_fermeture int;
update g_dossier set fermeture = null where fermeture <= ouverture + 40;
update g_dossier set flux_fermeture = 1 + (extract(year from fermeture)::int - 2025) * 12 + extract(month from fermeture)::int - 1 where fermeture is not null;
update g_dossier set fermeture = null, flux_fermeture = null where flux_fermeture > 15;

insert into dossier (id, departement, numero_demande, date_demande, organisme, numero_organisme, etat_droit, suivi, ouverture, recu_le, empreinte, image_du, image_flux, vu_le, premier_flux)
overriding system value
select id, '55', lpad(id::text, 11, '0'), ouverture, 'CAF', '551', case when fermeture is null then 2 else 5 end, fermeture is null, ouverture, ouverture + 20, gen_random_uuid(), now(), flux_entree, now(), flux_entree
from g_dossier;
insert into historique_droit (departement, dossier, depuis, connu_le, etat, motifs, suivi, flux)
select '55', d.id, d.ouverture, f.cree_le, case when d.rs < 0.04 then 3 else 2 end, '{}'::text[], true, f.id from g_dossier d join flux f on f.id = d.flux_entree
union all
select '55', d.id, d.fermeture, f.cree_le, 5, '{}'::text[], false, f.id from g_dossier d join flux f on f.id = d.flux_fermeture where d.fermeture is not null;
insert into adresse (departement, dossier, depuis, courante, voie, code_commune, flux)
select '55', id, ouverture - 500, true, 'rue', case when ra < 0.01 then null when ra < 0.02 then '54001' else '55' || lpad((1 + (ra * 299)::int)::text, 3, '0') end, flux_entree from g_dossier;

create temp table g_adulte as
select row_number() over (order by id, rang) as personne, id as dossier, rang, ouverture, fermeture, flux_entree, flux_fermeture, random() as r1, random() as r2, random() as r3, random() as r4
from (select id, ouverture, fermeture, flux_entree, flux_fermeture, r, 1 as rang from g_dossier union all select id, ouverture, fermeture, flux_entree, flux_fermeture, r, 2 from g_dossier where r < 0.3) x;
insert into personne (id, departement, nom, nom_naissance, prenom, cle_nom, cle_nom_naissance, cle_prenom, date_naissance, sexe)
overriding system value
select personne, '55', 'NOM' || personne, 'NOM' || personne, 'Prenom', 'NOM' || personne, 'NOM' || personne, 'PRENOM', date '1960-01-01' + (r1 * 16000)::int, 1 + (personne % 2)::int from g_adulte;
insert into membre (departement, dossier, personne, role, a_charge, depuis, flux)
select '55', dossier, personne, case when rang = 1 then 'DEM' else 'CJT' end, true, ouverture, flux_entree from g_adulte;
insert into statut_droits_devoirs (departement, personne, dossier, soumis, depuis, flux)
select '55', personne, dossier, r2 < 0.8, ouverture, flux_entree from g_adulte where r2 < 0.98;
insert into parcours (departement, personne, dossier, entree, recu_le, echeance_orientation, sortie, motif_sortie, code_commune)
select '55', a.personne, a.dossier, a.ouverture, a.ouverture + 10, a.ouverture + 52, a.fermeture, case when a.fermeture is not null then 'droit.clos' end, '55001'
from g_adulte a where a.r2 < 0.8;
insert into orientation (departement, parcours, personne, rang, type, organisme, du, origine, auteur, nom_auteur, saisi_le, preconise, explication, notification)
select '55', p.id, p.personne, 1, t.type, 1 + (a.r4 * 23)::int, p.recu_le + (a.r3 * 90)::int, case when a.r3 > 0.9 then 'FranceTravail' else 'Departement' end, 1, 'bench', now(), t.type, 'x', 'Courrier'
from parcours p join g_adulte a on a.personne = p.personne
cross join lateral (select (array['Emploi','SocioProfessionnel','Social'])[1 + floor(a.r4 * 3)::int] as type) t
where a.r1 < 0.82 and p.recu_le + (a.r3 * 90)::int < date '2026-04-04';
insert into suivi_referent (departement, parcours, personne, referent, organisme, du, auteur)
select '55', parcours, personne, 1 + (id % 60), organisme, du + 3, 1 from orientation where id % 10 < 9;
insert into contrat (departement, parcours, referent, organisme, forme, type, statut, cree_le, debut, duree_mois, fin, droits_devoirs_expliques, propose_le, empreinte,
  signe_personne_le, signe_personne_nom, signe_personne_mode, signe_referent_le, signe_referent_nom, signe_le)
select '55', o.parcours, 1, o.organisme, case when s.le >= '2025-01-01' then 'ContratEngagement' else 'Cer' end, o.type, 'Signe', now(), s.le, 12, (s.le + interval '12 months')::date - 1, true, s.le, 'x',
  s.le, 'x', 'Papier', s.le, 'x', s.le
from orientation o join g_adulte a on a.personne = o.personne
cross join lateral (select o.du + 5 + (a.r2 * 80)::int as le) s
where a.r4 < 0.65 and s.le < date '2026-04-04';
analyze;
