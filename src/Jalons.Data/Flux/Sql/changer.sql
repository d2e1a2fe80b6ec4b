-- Merges the pictures of the dossiers of the lot already known. What ends is closed first, then what begins is opened.
-- Anti-joins on staging tables of unknown content would be planned as nested loops.
analyze s_dossier (id);
analyze s_personne (dossier, personne, dossier_nouveau);

insert into s_mouvement (dossier, nature, le)
select d.id, 'reapparition', s.jour from s_dossier s join dossier d on d.id = s.id where d.absent_depuis is not null;

-- Right: history first, then the current picture.
insert into historique_droit (departement, dossier, depuis, connu_le, etat, motifs, suivi, nature_droit, montant, flux)
select f.departement, s.id, s.etat_depuis, f.cree_le, s.etat_droit, s.motifs, s.suivi, s.nature_droit, s.montant, f.flux
from s_dossier s cross join s_flux f
where s.droit_change and s.etat_droit is not null;

update dossier d
set date_demande = s.date_demande, organisme = s.organisme, numero_organisme = s.numero_organisme, matricule = s.matricule,
    matricule_recu = s.matricule_recu, etat_droit = s.etat_droit, motifs = s.motifs, suivi = s.suivi,
    etat_depuis = case when (d.etat_droit, d.motifs) is distinct from (s.etat_droit, s.motifs) then s.etat_depuis else d.etat_depuis end,
    ouverture = case when s.motif_fin = 'droit.annule' then null else coalesce(s.ouverture, d.ouverture) end,
    cloture = s.cloture, nature_droit = s.nature_droit, montant = s.montant,
    montant_forfaitaire = s.montant_forfaitaire, reductions = s.reductions, situation_famille = s.situation_famille,
    situation_famille_depuis = s.situation_famille_depuis, personnes_a_charge = s.personnes_a_charge, sans_domicile = s.sans_domicile,
    mutation_entrante = coalesce(s.mutation_entrante, d.mutation_entrante), mutation_sortante = s.mutation_sortante,
    empreinte = s.empreinte, image_du = f.cree_le, image_flux = f.flux, vu_le = f.cree_le, prochain_depart = s.prochain_depart,
    absences = 0, absent_depuis = null
from s_dossier s cross join s_flux f
where d.id = s.id;

insert into s_changement select s.id, n from s_dossier s cross join unnest(s.natures) n;

-- Membership: who is no longer pictured, or whose role changed, ends; who is pictured and not open begins.
with finis as (
  update membre m
  set jusqua = greatest(m.depuis, coalesce(
    (select s.jusqua from s_personne s where s.dossier = m.dossier and s.personne = m.personne and s.parti limit 1), d.jour)),
      flux_fin = f.flux
  from s_dossier d cross join s_flux f
  where m.dossier = d.id and m.jusqua is null
    and not exists (select from s_personne s where s.dossier = m.dossier and s.personne = m.personne and s.role = m.role and not s.parti)
  returning m.dossier, m.personne, m.role, m.jusqua),
partis as (
  insert into s_mouvement (dossier, personne, nature, le, detail) select dossier, personne, 'personne_partie', jusqua, role from finis)
insert into s_changement select distinct dossier, 'composition' from finis;

update membre m
set a_charge = s.a_charge, activite = s.activite
from s_personne s
where not s.dossier_nouveau and not s.parti and m.dossier = s.dossier and m.personne = s.personne and m.jusqua is null
  and (m.a_charge, m.activite) is distinct from (s.a_charge, s.activite);

with venus as (
  insert into membre (departement, dossier, personne, role, a_charge, activite, depuis, jusqua, flux)
  select distinct on (s.dossier, s.personne) f.departement, s.dossier, s.personne, s.role, s.a_charge, s.activite,
    coalesce(
      (select greatest(s.jour, max(m.jusqua)) from membre m where m.dossier = s.dossier and m.personne = s.personne having count(*) > 0),
      s.depuis, s.jour),
    case when s.parti then s.jusqua end, f.flux
  from s_personne s cross join s_flux f
  where not s.dossier_nouveau
    and not exists (select from membre m where m.dossier = s.dossier and m.personne = s.personne and (m.jusqua is null or s.parti))
  order by s.dossier, s.personne, s.parti
  returning dossier, personne, role, depuis),
arrives as (
  insert into s_mouvement (dossier, personne, nature, le, detail) select dossier, personne, 'personne_venue', depuis, role from venus)
insert into s_changement select distinct dossier, 'composition' from venus;

-- Who leaves the département, or comes back, by the commune of the current address.
insert into s_mouvement (dossier, nature, le, detail)
select n.dossier, case when dans_departement(n.code_commune, f.departement) then 'retour_departement' else 'hors_departement' end,
  coalesce(n.depuis, n.jour), n.commune
from s_adresse n cross join s_flux f join adresse a on a.dossier = n.dossier and a.courante
where dans_departement(a.code_commune, f.departement) <> dans_departement(n.code_commune, f.departement);

-- Addresses: a different current address ends the former one.
update adresse a
set courante = false, jusqua = greatest(a.depuis, coalesce(n.depuis, n.jour)), flux_fin = f.flux
from s_adresse n cross join s_flux f
where a.dossier = n.dossier and a.courante
  and (a.complement, a.voie, a.lieu_dit, a.code_postal, a.code_commune, a.commune, a.hors_france)
      is distinct from (n.complement, n.voie, n.lieu_dit, n.code_postal, n.code_commune, n.commune, n.hors_france);

with venues as (
  insert into adresse (departement, dossier, depuis, jusqua, courante, complement, voie, lieu_dit, code_postal, code_commune, commune, hors_france, flux)
  select f.departement, n.dossier, n.depuis, n.jusqua, n.courante, n.complement, n.voie, n.lieu_dit, n.code_postal, n.code_commune, n.commune,
    n.hors_france, f.flux
  from s_adresse n cross join s_flux f
  where not exists (select from adresse a where a.dossier = n.dossier and a.courante)
  returning dossier)
insert into s_changement select distinct dossier, 'adresse' from venues;

-- Measures: what is no longer pictured ends on the day of the picture; what is pictured and not open begins. A reduction may change its announced
-- end and stay the same; whom it concerns may be told later.
update s_mesure s set personne = p.personne from s_personne p where s.rang is not null and p.dossier = s.dossier and p.rang = s.rang;

update mesure_droit m
set personne = s.personne, code = s.code
from (
  select distinct on (dossier, montant, depuis) dossier, montant, depuis, personne, code from s_mesure
  where personne is not null order by dossier, montant, depuis, personne) s
where m.dossier = s.dossier and m.jusqua is null and m.genre = 'reduction' and m.personne is null and (m.montant, m.depuis) = (s.montant, s.depuis);

update mesure_droit m
set jusqua = greatest(m.depuis, d.jour), flux_fin = f.flux
from s_dossier d cross join s_flux f
where m.dossier = d.id and m.jusqua is null
  and not exists (
    select from s_mesure s
    where s.dossier = m.dossier and s.genre = m.genre and s.depuis = m.depuis
      and meme_mesure(s.genre, s.code, s.montant, s.personne, m.code, m.montant, m.personne));

update mesure_droit m
set terme = s.terme
from s_mesure s
where m.dossier = s.dossier and m.jusqua is null and m.genre = s.genre and m.depuis = s.depuis
  and meme_mesure(s.genre, s.code, s.montant, s.personne, m.code, m.montant, m.personne) and m.terme is distinct from s.terme;

insert into mesure_droit (departement, dossier, genre, code, montant, depuis, terme, personne, flux)
select f.departement, s.dossier, s.genre, s.code, s.montant, s.depuis, s.terme, s.personne, f.flux
from s_mesure s cross join s_flux f
where not exists (
  select from mesure_droit m
  where m.dossier = s.dossier and m.jusqua is null and m.genre = s.genre and m.depuis = s.depuis
    and meme_mesure(s.genre, s.code, s.montant, s.personne, m.code, m.montant, m.personne));

-- Droits et devoirs, adults only; an unknown flag keeps the last known value (§5.2).
with finis as (
  update statut_droits_devoirs t
  set jusqua = greatest(t.depuis, coalesce(
    (select case when s.parti then s.jusqua else s.fin_soumission end from s_personne s
     where s.dossier = t.dossier and s.personne = t.personne and (s.parti or t.soumis) limit 1), d.jour)),
      flux_fin = f.flux
  from s_dossier d cross join s_flux f
  where t.dossier = d.id and t.jusqua is null
    and not exists (select from s_personne s where s.dossier = t.dossier and s.personne = t.personne and s.adulte and not s.parti
                      and coalesce(s.soumis, t.soumis) = t.soumis)
  returning t.dossier)
insert into s_changement select distinct dossier, 'droits_devoirs' from finis;

with entres as (
  insert into statut_droits_devoirs (departement, personne, dossier, soumis, depuis, depuis_donne, flux)
  select distinct on (s.dossier, s.personne) f.departement, s.personne, s.dossier, s.soumis,
    greatest(
      case when s.soumis then s.entree else coalesce(s.fin_soumission, s.entree) end,
      (select max(t.jusqua) from statut_droits_devoirs t where t.dossier = s.dossier and t.personne = s.personne)),
    nullif(s.debut_soumission is not null, false), f.flux
  from s_personne s cross join s_flux f
  where not s.dossier_nouveau and s.adulte and not s.parti and s.soumis is not null
    and not exists (
      select from statut_droits_devoirs t where t.dossier = s.dossier and t.personne = s.personne and t.jusqua is null)
  order by s.dossier, s.personne
  returning dossier)
insert into s_changement select distinct dossier, 'droits_devoirs' from entres;

-- The day that the flow gives for a status already known is surer than the one it was given at first sight.
update statut_droits_devoirs t
set depuis = greatest(s.debut_soumission, (
  select max(u.jusqua) from statut_droits_devoirs u where u.dossier = t.dossier and u.personne = t.personne and u.id <> t.id)),
    depuis_donne = true
from s_personne s
where (s.debut_soumission <> t.depuis or s.debut_soumission is not null and t.depuis_donne is null) and not s.dossier_nouveau and not s.parti and s.adulte
  and t.dossier = s.dossier and t.personne = s.personne and t.jusqua is null and t.soumis;

update parcours p
set code_commune = d.code_commune
from s_dossier d join membre m on m.dossier = d.id
where p.personne = m.personne and p.dossier = d.id and p.sortie is null
  and d.code_commune is not null and p.code_commune is distinct from d.code_commune;

insert into s_a_revoir (dossier, jour, fin_suivi, motif_fin)
select d.id, d.jour, d.fin_suivi, d.motif_fin from s_dossier d;

-- What changed, dossier by dossier: every dossier counted as modified has its line.
insert into changement_flux as c (departement, flux, dossier, natures)
select f.departement, f.flux, d.id, coalesce(array_agg(distinct s.nature order by s.nature) filter (where s.nature is not null), '{autre}')
from s_dossier d cross join s_flux f left join s_changement s on s.dossier = d.id
group by f.departement, f.flux, d.id
on conflict (flux, dossier) do update
set natures = (
  select coalesce(array_agg(distinct n order by n) filter (where n <> 'autre'), '{autre}') from unnest(c.natures || excluded.natures) n);

truncate s_changement;
