-- Opens the dossiers of the lot that nothing was known of, with their people who can be nobody known. Inserts only: there is nothing to
-- compare with.
insert into historique_droit (departement, dossier, depuis, connu_le, etat, motifs, suivi, nature_droit, montant, flux)
select f.departement, s.id, s.etat_depuis, f.cree_le, s.etat_droit, s.motifs, s.suivi, s.nature_droit, s.montant, f.flux
from s_flux f cross join s_dossier s
where s.nouveau and s.etat_droit is not null;

insert into dossier (id, departement, numero_demande, date_demande, organisme, numero_organisme, matricule, matricule_recu, etat_droit, motifs,
  suivi, etat_depuis, ouverture, cloture, nature_droit, montant, montant_forfaitaire, reductions, situation_famille, situation_famille_depuis,
  personnes_a_charge, sans_domicile, mutation_entrante, mutation_sortante, recu_le, empreinte, image_du, image_flux, vu_le, premier_flux,
  prochain_depart)
select s.id, f.departement, s.numero_demande, s.date_demande, s.organisme, s.numero_organisme, s.matricule, s.matricule_recu, s.etat_droit, s.motifs,
  s.suivi, s.etat_depuis, s.ouverture, s.cloture, s.nature_droit, s.montant, s.montant_forfaitaire, s.reductions, s.situation_famille, s.situation_famille_depuis,
  s.personnes_a_charge, s.sans_domicile, s.mutation_entrante, s.mutation_sortante, f.recu_le, s.empreinte, f.cree_le, f.flux, f.cree_le, f.flux,
  s.prochain_depart
from s_flux f cross join s_dossier s
where s.nouveau;

insert into membre (departement, dossier, personne, role, a_charge, activite, depuis, jusqua, flux)
select f.departement, s.dossier, s.personne, s.role, s.a_charge, s.activite, coalesce(s.depuis, s.jour), case when s.parti then s.jusqua end, f.flux
from s_flux f cross join s_inconnue s;

insert into adresse (departement, dossier, depuis, jusqua, courante, complement, voie, lieu_dit, code_postal, code_commune, commune, hors_france, flux)
select f.departement, n.dossier, n.depuis, n.jusqua, n.courante, n.complement, n.voie, n.lieu_dit, n.code_postal, n.code_commune, n.commune,
  n.hors_france, f.flux
from s_flux f cross join s_adresse n
where n.dossier_nouveau;

-- Droits et devoirs, adults only; an unknown flag is not "no" (§5.2).
insert into statut_droits_devoirs (departement, personne, dossier, soumis, depuis, flux)
select f.departement, s.personne, s.dossier, s.soumis, s.entree, f.flux
from s_flux f cross join s_inconnue s
where s.adulte and not s.parti and s.soumis is not null;
