-- Gives life to an imported base, by sets: fourteen months of past, organismes at work, every state that a page can show. {orientation} is the
-- account that decided everything.

-- The past: one monthly flow per month before the imported one; each dossier is told by the flow of its claim.
insert into flux (format, application, nature, type, cree_le, reference, empreinte, nom_fichier, taille, recu_le, auteur, etat)
select 'VRSB0801', 'CRI', 'D', 'M', (m + interval '1 month 3 days 2 hours')::timestamp, m::date, '\x00', 'mensuel ' || to_char(m, 'YYYY-MM'), 1, m + interval '1 month 3 days 9 hours', 'Banc', 'applique'
from (select max(reference) as dernier from flux where type = 'M') f,
  generate_series(date_trunc('month', f.dernier) - interval '14 months', date_trunc('month', f.dernier) - interval '1 month', interval '1 month') m;
create temp table b_mois as select id, date_trunc('month', reference)::date as mois, cree_le from flux where type = 'M';
create temp table b_dossier as
select d.id, m.id as flux, m.cree_le
from dossier d join b_mois m on m.mois = greatest((select min(mois) from b_mois), least((select max(mois) from b_mois), date_trunc('month', d.date_demande)::date));
analyze b_dossier;
update historique_droit h set flux = b.flux, connu_le = b.cree_le from b_dossier b where b.id = h.dossier and h.flux <> b.flux;
update membre m set flux = b.flux from b_dossier b where b.id = m.dossier and m.flux <> b.flux;
update statut_droits_devoirs s set flux = b.flux from b_dossier b where b.id = s.dossier and s.flux <> b.flux;
update adresse a set flux = b.flux from b_dossier b where b.id = a.dossier and a.flux <> b.flux;
insert into flux_rejet (flux, rang, numero, code, motif, brut)
select max(id), n, lpad(n::text, 11, '0'), 'date', 'La date de naissance est impossible.', repeat('<InfosFoyerRSA/>', 100) from flux, generate_series(1, 40) n group by n;

-- Six people out of ten are oriented.
create temp table b_oriente as
select p.id, p.personne, p.dossier, p.entree, r.id as referent, r.organisme, (array['Emploi', 'SocioProfessionnel', 'Social'])[1 + p.id % 3] as type,
  greatest(p.entree, current_date - (30 + p.id % 500)::int) as du, row_number() over (order by p.id) as rang
from parcours p
join (select id, organisme, row_number() over (order by id) - 1 as n from compte where role = 'Referent') r on r.n = (hashint8(p.id)::bigint & 2147483647) % (select count(*) from compte where role = 'Referent')
where p.sortie is null and p.id % 10 < 6;
create index on b_oriente (id);
analyze b_oriente;
update parcours p set recu_le = greatest(p.entree, o.du - (5 + p.id % 60)::int), echeance_orientation = greatest(p.entree, o.du - (5 + p.id % 60)::int) + 42
from b_oriente o where o.id = p.id;
update parcours p set recu_le = current_date - 7 * (id % 13)::int, echeance_orientation = current_date - 7 * (id % 13)::int + 42 where sortie is null and id % 10 in (6, 7);

insert into diagnostic (parcours, personne, version, etabli_le, mode, saisi_le, auteur, nom_auteur, enfants, parent_isole, sante_fait_obstacle, permis, vehicule, transports_accessibles, souhaits, atouts)
select id, personne, 1, du, 'EnPresence', du, {orientation}, 'Banc', id % 4, id % 5 = 0, id % 6 = 0, id % 2 = 0, id % 3 = 0, id % 4 > 0, 'Un métier au contact des gens', 'Ponctualité' from b_oriente;
insert into orientation (parcours, personne, rang, type, organisme, du, echeance, origine, auteur, nom_auteur, saisi_le, preconise, explication, raisons, notification, notifiee_le)
select id, personne, 1, type, organisme, du, du, 'Departement', {orientation}, 'Banc', du, type, 'Mesure', '{"La personne cherche un emploi."}', 'Courrier', du + 4 from b_oriente;
insert into suivi_referent (parcours, personne, referent, organisme, du, auteur)
select id, personne, referent, organisme, du, {orientation} from b_oriente where rang % 50 > 0;

-- Two out of four have signed, one has a draft, one a proposal that waits. What is written comes before the signatures.
create temp table b_contrat as
select *, (array['Signe', 'Signe', 'Brouillon', 'Propose'])[1 + id / 7 % 4] as devient, least(current_date, du + 7 + (id % 40)::int) as signe from b_oriente where rang % 50 > 0 and rang % 9 > 0;
insert into contrat (parcours, referent, organisme, forme, type, statut, cree_le, debut, duree_mois, fin, heures_hebdo, droits_devoirs_expliques, propose_le, empreinte)
select id, referent, organisme, 'ContratEngagement', type, case devient when 'Brouillon' then 'Brouillon' else 'Propose' end, signe, signe, 12, (signe + interval '12 months')::date - 1, 15, true,
  case when devient <> 'Brouillon' then signe end, case when devient <> 'Brouillon' then repeat('0', 64) end
from b_contrat;
insert into objectif (contrat, rang, domaine, libelle) select c.id, n, 'RechercheEmploi', 'Retrouver un emploi à temps partiel' from contrat c, generate_series(1, 2) n;
insert into action_prevue (objectif, rang, libelle, responsable, echeance) select o.id, n, 'Refaire le CV avec le conseiller', 'Personne', current_date + 30 from objectif o, generate_series(1, 2) n;
insert into engagement (contrat, partie, rang, libelle) select c.id, p, 1, 'Venir aux rendez-vous' from contrat c, unnest(array['Service', 'Personne']) p;
update contrat c set statut = 'Signe', signe_personne_le = b.signe, signe_personne_nom = 'Banc', signe_personne_mode = 'EnPresence', signe_referent_le = b.signe, signe_referent_nom = 'Banc', signe_le = b.signe
from b_contrat b where b.id = c.parcours and b.devient = 'Signe';
insert into avancement_action (parcours, action, etat, le, par, par_la_personne)
select c.parcours, a.id, 'EnCours', now(), c.referent, false from contrat c join objectif o on o.contrat = c.id join action_prevue a on a.objectif = o.id where c.statut = 'Signe' and a.rang = 1;

-- Diaries: a first meeting, then one every 45 days or so; nobody has two at once.
create temp table b_rdv as
select *, row_number() over (partition by referent, jour order by parcours) as k
from (select id as parcours, referent, du + 5 + (id % 30)::int as jour, 'PremierAccompagnement' as motif from b_oriente where rang % 50 > 0
      union all
      select id, referent, du + 50 + (id % 30)::int + 45 * n, 'Suivi' from b_oriente, generate_series(0, 4) n where rang % 50 > 0) x
where extract(isodow from jour) < 6 and jour < current_date + 45;
insert into rendez_vous (parcours, agent, motif, modalite, lieu, debut, fin, statut, cree_le, cree_par, constate_le)
select parcours, referent, motif, 'SurPlace', 'Bureau', debut, debut + interval '25 minutes', statut, (jour - 10)::timestamp, referent, case when statut <> 'Prevu' then (jour + 1)::timestamp end
from (select *, jour + time '07:00' + make_interval(mins => (25 * k)::int) as debut,
        case when jour >= current_date or (jour > current_date - 8 and parcours % 5 = 0) then 'Prevu'
             when parcours % 10 = 8 then 'Absent' when parcours % 10 = 9 then 'Excuse' else 'Honore' end as statut
      from b_rdv where k <= 22) t;
update rendez_vous set empechement_le = now(), empechement_message = 'Mon enfant est malade.' where statut = 'Prevu' and debut > now() and id % 30 = 0;

update parcours p set type = o.type, oriente_le = o.du, organisme = o.organisme, referent = case when o.rang % 50 > 0 then o.referent end,
  contrat_jusque = (select c.fin from contrat c where c.parcours = p.id and c.statut = 'Signe'),
  dernier_contact = (select max(r.debut)::date from rendez_vous r where r.parcours = p.id and r.statut = 'Honore')
from b_oriente o where o.id = p.id;

-- A year of journal: files opened, sessions.
insert into acte (quand, compte, auteur, role, nature, libelle, personne, dossier)
select now() - make_interval(hours => ((o.id * 7 + n * 731) % 8000)::int), referent, 'Banc Référent', 'Referent', 'consultation', 'Fiche de la personne', personne, dossier
from b_oriente o, generate_series(1, 8) n;
insert into acte (quand, compte, auteur, role, nature, libelle)
select now() - make_interval(days => n, mins => (c.id % 60)::int), c.id, c.prenom || ' ' || c.nom, c.role, 'connexion', 'Connexion' from compte c, generate_series(1, 220) n;
insert into acte (quand, compte, auteur, role, nature, libelle)
select now() - make_interval(days => n), c.id, 'Banc Administrateur', c.role, 'administration.compte.modifie', 'Compte modifié' from compte c, generate_series(1, 300) n where c.role = 'Administrateur';
drop table b_mois, b_dossier, b_oriente, b_contrat, b_rdv;

-- A few homes are unknown, or elsewhere.
update parcours set code_commune = case when id % 2 = 0 then '54395' end where sortie is null and id % 45 = 7;

insert into liste_enregistree (nom, adresse, auteur, nom_auteur, role, partagee, cree_le)
select 'Jeunes sans contrat', '?age=moins-25&contrat=aucun', id, 'Banc Gestionnaire', role, true, now() from compte where role = 'Gestionnaire';

-- The movements of the advance of the last month.
insert into flux (format, application, nature, type, cree_le, reference, empreinte, nom_fichier, taille, recu_le, auteur, etat)
select 'VRSF0501', 'CRI', 'F', 'M', cree_le + interval '6 days', reference, '\x00', 'acomptes', 1, recu_le + interval '6 days', 'Banc', 'applique' from flux where type = 'M' order by reference desc limit 1;
insert into mouvement_acompte (numero_demande, mois, famille, numero, nature, montant, connu_le, flux)
select d.numero_demande, f.reference, 'Allocations', d.id::text, 'RSA', 607.75, f.cree_le, f.id from dossier d cross join flux f where f.nature = 'F';
