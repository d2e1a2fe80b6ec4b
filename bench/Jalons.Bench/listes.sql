-- A département of {personnes} people for the lists, by sets and without any flow: households of two, three adults out of four people accompanied, every filter with
-- all its values. What changes is told by the fresh load: the feed is kept silent.
set jalons.import = 'flux';
create temp table b_lieu as select array_agg(code order by code) as communes from commune where departement = departement_courant();
create temp table b_equipe as
select array_agg(id order by id) as referents, array_agg(organisme order by id) as organismes from compte where role = 'Referent';

create temp table b_personne as
select n, (n + 1) / 2 as dossier, (hashint4(n) & 2147483647) as h, (hashint4(n + 1000000007) & 2147483647) as g,
  case when n % 2 = 1 then 'DEM' when (n / 2) % 3 = 0 then 'CJT' else 'ENF' end as role
from generate_series(1, {personnes}) n;
analyze b_personne;

insert into personne (id, nom, nom_naissance, prenom, cle_nom, cle_nom_naissance, cle_prenom, date_naissance, nir, telephone, courriel)
select n, 'Nom' || h % 60000, 'Nom' || h % 60000, 'Prenom' || g % 3000, 'NOM' || h % 60000, 'NOM' || h % 60000, 'PRENOM' || g % 3000,
  case when role = 'ENF' then current_date - h % 6500 else current_date - 6600 - h % 17000 end,
  case when g % 10 > 0 then lpad((1000000000000 + n)::text, 13, '1') end, case when h % 4 > 0 then '06' || lpad((h % 100000000)::text, 8, '0') end,
  case when g % 3 = 0 then 'p' || n || '@exemple.fr' end
from b_personne;

insert into dossier (id, numero_demande, date_demande, organisme, numero_organisme, etat_droit, suivi, etat_depuis, recu_le, empreinte, image_du, image_flux, vu_le, premier_flux)
select dossier, 'L' || dossier, current_date - h % 4000, 'CAF', '551', (array[2, 2, 2, 2, 2, 2, 3, 4, 5, 5, 1, 0])[1 + g % 12], g % 12 < 7, current_date - h % 900, current_date - h % 900,
  gen_random_uuid(), now(), 0, now(), 0
from b_personne where n % 2 = 1;
insert into membre (dossier, personne, role, a_charge, depuis, flux) select dossier, n, role, role = 'ENF', current_date - h % 4000, 0 from b_personne;
insert into adresse (dossier, depuis, courante, code_commune, flux)
select dossier, current_date - h % 900, true, communes[1 + h % cardinality(communes)], 0 from b_personne cross join b_lieu where n % 2 = 1;
insert into statut_droits_devoirs (personne, dossier, soumis, depuis, flux) select n, dossier, g % 12 < 8, current_date - h % 900, 0 from b_personne where role <> 'ENF' and h % 20 > 0;

insert into parcours (personne, dossier, entree, recu_le, echeance_orientation, sortie, motif_sortie, code_commune, type, oriente_le, organisme, referent, contrat_jusque, dernier_contact, public_accompagne)
select n, case when h % 25 > 0 then dossier end, current_date - 400 - h % 900, current_date - h % 400, current_date - h % 400 + 42,
  case when g % 9 = 0 then current_date - g % 300 end, case when g % 9 = 0 then 'droit.clos' end, communes[1 + h % cardinality(communes)],
  case when h % 10 < 6 then (array['Emploi', 'SocioProfessionnel', 'Social'])[1 + g % 3] end, case when h % 10 < 6 then current_date - h % 400 end,
  case when h % 10 < 6 then organismes[1 + g % cardinality(organismes)] end, case when h % 10 < 5 then referents[1 + g % cardinality(referents)] end,
  case when h % 10 < 4 then current_date - 90 + g % 360 end, case when h % 10 < 5 then current_date - g % 200 end, case when h % 25 = 0 then 'Jeune' end
from b_personne cross join b_lieu cross join b_equipe
where role <> 'ENF' and g % 4 > 0;

insert into rendez_vous (parcours, agent, motif, modalite, lieu, debut, fin, statut, cree_le, cree_par)
select parcours, referent, 'Suivi', 'SurPlace', 'Bureau', debut, debut + interval '20 minutes',
  case when debut > now() then 'Prevu' else (array['Honore', 'Honore', 'Honore', 'Excuse', 'Absent'])[1 + parcours % 5] end, now(), referent
from (select id as parcours, referent, date_trunc('day', now()) - interval '40 days' + row_number() over (partition by referent order by id) * interval '8 hours' as debut
      from parcours where referent is not null and sortie is null and id % 4 = 0) r;

insert into inscription_france_travail (personne, etat, le, code, flux)
select n, (array['inscription', 'inscription', 'cessation', 'radiation'])[1 + g % 4], current_date - h % 700, '1', 0 from b_personne where role <> 'ENF' and h % 3 = 0;
drop table b_lieu, b_equipe, b_personne;
reset jalons.import;
