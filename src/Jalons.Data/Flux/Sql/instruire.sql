-- What claims say of dossiers that are now known, and of their people, who are recognised: contacts, collections, and what was missing.
-- A claim older than one already taken changes only what it is the first to say (references/cnaf/flux.md §3.3, T38, T39).
update dossier d
set instruction_du = f.cree_le, instruction_empreinte = i.empreinte, montant_estime = coalesce(i.montant_estime, d.montant_estime),
    domiciliation = coalesce(i.domiciliation, d.domiciliation)
from s_instruction i cross join s_flux f
where d.id = i.dossier and (d.instruction_du is null or d.instruction_du <= f.cree_le);

with completees as (
  update personne p
  set nir = coalesce(p.nir, s.nir), sexe = coalesce(p.sexe, s.sexe), rang_naissance = coalesce(p.rang_naissance, s.rang_naissance)
  from (select distinct on (personne) personne, nir, sexe, rang_naissance from s_personne where not nouvelle order by personne, nir, dossier) s
  where p.id = s.personne
    and (p.nir, p.sexe, p.rang_naissance) is distinct from (coalesce(p.nir, s.nir), coalesce(p.sexe, s.sexe), coalesce(p.rang_naissance, s.rang_naissance))
  returning p.id)
insert into s_proche select id from completees;

-- The latest word on a value stands; "not asked" is no word.
with dits as (
  insert into contact as c (departement, dossier, genre, valeur, accord, connu_le, flux)
  select f.departement, s.dossier, s.genre, s.valeur, s.accord, f.cree_le, f.flux from s_contact s cross join s_flux f
  on conflict (dossier, genre, valeur) do update
  set accord = excluded.accord, connu_le = excluded.connu_le, flux = excluded.flux
  where excluded.accord <> 'I' and c.accord <> excluded.accord and (c.accord = 'I' or c.connu_le <= excluded.connu_le)
  returning dossier)
insert into s_changement select distinct dossier, 'contacts' from dits;

-- The claimant is reached by the latest agreed value, a mobile first. A value that an agent entered stays, unless it is one that the
-- household refused.
with joint as (
  select m.personne,
    (select c.valeur from contact c where c.dossier = m.dossier and c.genre = 'telephone' and c.accord = 'A'
     order by c.valeur ~ '^0[67]' desc, c.connu_le desc, c.id desc limit 1) as telephone,
    (select c.valeur from contact c where c.dossier = m.dossier and c.genre = 'courriel' and c.accord = 'A'
     order by c.connu_le desc, c.id desc limit 1) as courriel,
    p.telephone is null or exists (
      select from contact c where c.dossier = m.dossier and c.genre = 'telephone'
        and (c.valeur = p.telephone or (c.accord = 'R' and c.valeur = regexp_replace(p.telephone, '[^0-9+]', '', 'g')))) as telephone_libre,
    p.courriel is null or exists (
      select from contact c where c.dossier = m.dossier and c.genre = 'courriel'
        and (c.valeur = p.courriel or (c.accord = 'R' and c.valeur = lower(p.courriel)))) as courriel_libre
  from (select distinct dossier from s_contact) s
  join membre m on m.dossier = s.dossier and m.role = 'DEM' and m.jusqua is null
  join personne p on p.id = m.personne),
jointes as (
  update personne p
  set telephone = case when j.telephone_libre then j.telephone else p.telephone end,
      courriel = case when j.courriel_libre then j.courriel else p.courriel end
  from joint j
  where p.id = j.personne
    and ((j.telephone_libre and p.telephone is distinct from j.telephone) or (j.courriel_libre and p.courriel is distinct from j.courriel))
  returning p.id)
insert into s_proche select id from jointes;

with recus as (
  insert into recueil_dsp (departement, personne, dossier, le, connu_le, etat, obligatoire, reponses, propose, flux)
  select f.departement, p.personne, r.dossier, r.le, f.cree_le, r.etat, r.obligatoire, r.reponses, r.propose, f.flux
  from s_recueil r cross join s_flux f
  join s_personne p on p.dossier = r.dossier and p.rang = r.rang
  where not exists (
    select from recueil_dsp x where x.dossier = r.dossier and x.personne = p.personne and x.le = r.le
      and (x.etat, x.obligatoire, x.reponses, x.propose) is not distinct from (r.etat, r.obligatoire, r.reponses, r.propose))
  returning dossier)
insert into s_changement select distinct dossier, 'recueil' from recus;

insert into changement_flux as c (departement, flux, dossier, natures)
select f.departement, f.flux, i.dossier, coalesce(array_agg(distinct s.nature order by s.nature) filter (where s.nature is not null), '{autre}')
from s_instruction i cross join s_flux f left join s_changement s on s.dossier = i.dossier
where i.modifie
group by f.departement, f.flux, i.dossier
on conflict (flux, dossier) do update
set natures = (
  select coalesce(array_agg(distinct n order by n) filter (where n <> 'autre'), '{autre}') from unnest(c.natures || excluded.natures) n);

truncate s_dossier, s_personne, s_adresse, s_mesure, s_changement, s_instruction, s_contact, s_recueil;
