-- People already known take what the picture says of them; the certified row speaks when two households of the lot disagree.
insert into s_identite
select distinct on (s.personne) s.*
from s_flux f, s_personne s join personne q on q.id = s.personne
where not s.nouvelle and not f.instruction
  and (q.qualite, q.nom, q.nom_naissance, q.prenom, q.precision_naissance, q.rang_naissance, q.sexe, q.nir, q.certifiee, q.identifiant_france_travail)
      is distinct from
      (s.qualite, s.nom, s.nom_naissance, s.prenom, s.precision_naissance, coalesce(s.rang_naissance, q.rang_naissance), coalesce(s.sexe, q.sexe),
       coalesce(s.nir, q.nir), s.certifiee, coalesce(s.identifiant_france_travail, q.identifiant_france_travail))
order by s.personne, s.certifiee desc, s.dossier;

-- The number leads to one person, the names to another: the identity of neither changes, an agent looks at both, until told
-- that they are two (references/cnaf/flux.md §2.6). Looked up one by one, by the index.
insert into s_contraire
select c.personne, c.autre
from (
  select s.personne, (
    select min(p.id + 0) from personne p
    where p.date_naissance = s.date_naissance and p.cle_prenom = s.cle_prenom and p.nir is null and p.id <> s.personne
      and (p.cle_nom in (s.cle_nom, s.cle_nom_naissance) or p.cle_nom_naissance in (s.cle_nom, s.cle_nom_naissance))
      and coalesce(p.rang_naissance = s.rang_naissance, p.sexe = s.sexe, true)) as autre
  from s_identite s where s.nir is not null) c
where c.autre is not null
  and not exists (
    select from doublon_possible d
    where d.personne_a = least(c.personne, c.autre) and d.personne_b = greatest(c.personne, c.autre) and d.etat = 'Differentes');

delete from s_identite s using s_contraire c where c.personne = s.personne;

-- An identity that an agent has settled is not written over: what the flow says is kept aside, and the difference shown (T43).
delete from identite_recue r using s_personne s, s_flux f where r.personne = s.personne and r.dossier = s.dossier and not f.instruction;

insert into identite_recue (departement, personne, dossier, flux, connu_le, qualite, nom, nom_naissance, prenom, date_naissance, rang_naissance, sexe, nir)
select distinct on (s.personne, s.dossier) f.departement, s.personne, s.dossier, f.flux, f.cree_le, s.qualite, s.nom, s.nom_naissance, s.prenom,
  s.date_naissance, s.rang_naissance, s.sexe, s.nir
from s_flux f cross join s_personne s join personne p on p.id = s.personne
where not f.instruction and s.personne in (select k.personne from identite_connue k)
  and (p.cle_nom, p.cle_nom_naissance, p.cle_prenom, p.date_naissance, p.nir)
      is distinct from (s.cle_nom, s.cle_nom_naissance, s.cle_prenom, s.date_naissance, coalesce(s.nir, p.nir))
order by s.personne, s.dossier, s.certifiee desc;

delete from s_identite s where s.personne in (select k.personne from identite_connue k);

update personne p
set qualite = s.qualite, nom = s.nom, nom_naissance = s.nom_naissance, prenom = s.prenom, cle_nom = s.cle_nom, cle_nom_naissance = s.cle_nom_naissance,
    cle_prenom = s.cle_prenom, precision_naissance = s.precision_naissance, rang_naissance = coalesce(s.rang_naissance, p.rang_naissance),
    sexe = coalesce(s.sexe, p.sexe), nir = coalesce(s.nir, p.nir), certifiee = s.certifiee,
    identifiant_france_travail = coalesce(s.identifiant_france_travail, p.identifiant_france_travail)
from s_identite s
where p.id = s.personne;

insert into s_proche select s.personne from s_identite s;

truncate s_identite;
