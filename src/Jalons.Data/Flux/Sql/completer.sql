-- Pictures older than the one known are history only (references/cnaf/flux.md §4.1 step 2, T13): they fill what the base did not
-- know of that time, and touch nothing that it knows.

-- When the next known picture begins to hold: the pictures that changed the right are known one by one, the present one always.
create temp table s_suivante on commit drop as
select s.id, min(v.connu_le) as connu_le, min(coalesce(case when x.type = 'M' then x.reference end, v.connu_le::date)) as jour
from s_dossier s cross join s_flux f join dossier d on d.id = s.id
cross join lateral (
  select h.connu_le, h.flux from historique_droit h where h.dossier = s.id and h.connu_le > f.cree_le
  union all select d.image_du, d.image_flux where d.image_du > f.cree_le) v
join flux x on x.id = v.flux
group by s.id;

-- The present right, known before the late picture and seen again after it, is told again after it.
insert into historique_droit (departement, dossier, depuis, connu_le, etat, motifs, suivi, nature_droit, montant, flux)
select f.departement, s.id, d.etat_depuis, case when d.image_du > f.cree_le then d.image_du else d.vu_le end,
  d.etat_droit, d.motifs, d.suivi, d.nature_droit, d.montant, d.image_flux
from s_dossier s cross join s_flux f join dossier d on d.id = s.id
where d.etat_droit is not null
  and (d.etat_droit, d.motifs, d.nature_droit, d.montant) is distinct from (s.etat_droit, s.motifs, s.nature_droit, s.montant)
  and not exists (select from historique_droit h where h.dossier = s.id and h.connu_le > f.cree_le);

insert into historique_droit (departement, dossier, depuis, connu_le, etat, motifs, suivi, nature_droit, montant, flux)
select f.departement, s.id, s.etat_depuis, f.cree_le, s.etat_droit, s.motifs, s.suivi, s.nature_droit, s.montant, f.flux
from s_dossier s cross join s_flux f
left join lateral (
  select h.etat, h.motifs, h.nature_droit, h.montant from historique_droit h
  where h.dossier = s.id and h.connu_le <= f.cree_le order by h.connu_le desc, h.id desc limit 1) avant on true
where s.etat_droit is not null
  and (avant.etat, avant.motifs, avant.nature_droit, avant.montant) is distinct from (s.etat_droit, s.motifs, s.nature_droit, s.montant);

insert into membre (departement, dossier, personne, role, a_charge, activite, depuis, jusqua, flux)
select distinct on (s.dossier, s.personne) f.departement, s.dossier, s.personne, s.role, s.a_charge, s.activite, coalesce(s.depuis, s.jour),
  greatest(coalesce(s.depuis, s.jour), case when s.parti then s.jusqua else coalesce(n.jour, s.jour) end), f.flux
from s_personne s cross join s_flux f left join s_suivante n on n.id = s.dossier
where not exists (select from membre m where m.dossier = s.dossier and m.personne = s.personne)
order by s.dossier, s.personne, s.parti;

insert into adresse (departement, dossier, depuis, jusqua, courante, complement, voie, lieu_dit, code_postal, code_commune, commune, hors_france, flux)
select f.departement, a.dossier, a.depuis,
  greatest(a.depuis, coalesce(
    (select min(b.depuis) from adresse b where b.dossier = a.dossier and b.depuis > coalesce(a.depuis, a.jour)), n.jour, a.jour)),
  false, a.complement, a.voie, a.lieu_dit, a.code_postal, a.code_commune, a.commune, a.hors_france, f.flux
from s_adresse a cross join s_flux f left join s_suivante n on n.id = a.dossier
where a.courante and not exists (
  select from adresse b
  where b.dossier = a.dossier
    and (b.complement, b.voie, b.lieu_dit, b.code_postal, b.code_commune, b.commune, b.hors_france)
        is not distinct from (a.complement, a.voie, a.lieu_dit, a.code_postal, a.code_commune, a.commune, a.hors_france));

update s_mesure s set personne = p.personne from s_personne p where s.rang is not null and p.dossier = s.dossier and p.rang = s.rang;

insert into mesure_droit (departement, dossier, genre, code, montant, depuis, terme, jusqua, personne, flux)
select f.departement, s.dossier, s.genre, s.code, s.montant, s.depuis, s.terme, greatest(s.depuis, coalesce(n.jour, s.depuis)), s.personne, f.flux
from s_mesure s cross join s_flux f left join s_suivante n on n.id = s.dossier
where not exists (
  select from mesure_droit m
  where m.dossier = s.dossier and m.genre = s.genre and m.depuis = s.depuis
    and (meme_mesure(s.genre, s.code, s.montant, s.personne, m.code, m.montant, m.personne)
      or meme_mesure(m.genre, m.code, m.montant, m.personne, s.code, s.montant, s.personne)));

-- A flag is told for a time about which nothing was known; it ends where knowledge begins.
insert into statut_droits_devoirs (departement, personne, dossier, soumis, depuis, jusqua, flux)
select distinct on (s.dossier, s.personne) f.departement, s.personne, s.dossier, s.soumis, s.entree,
  greatest(s.entree, coalesce(
    (select min(t.depuis) from statut_droits_devoirs t where t.dossier = s.dossier and t.personne = s.personne and t.depuis >= s.entree), n.jour, s.entree)),
  f.flux
from s_personne s cross join s_flux f left join s_suivante n on n.id = s.dossier
where s.adulte and not s.parti and s.soumis is not null and not exists (
  select from statut_droits_devoirs t
  where t.dossier = s.dossier and t.personne = s.personne and t.depuis <= s.entree and (t.jusqua is null or t.jusqua > s.entree))
order by s.dossier, s.personne;

-- These dossiers do not count as changed: their people are told one by one (docs/adr/0070).
insert into changement_repertoire (departement, personne) select distinct f.departement, s.personne from s_personne s cross join s_flux f;

drop table s_suivante;
truncate s_dossier, s_personne, s_adresse, s_mesure;
