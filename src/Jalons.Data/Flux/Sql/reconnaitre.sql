-- Who is who in the staged lot, among those who may be known: NIR and birth date first, else names and birth date (references/cnaf/flux.md §2.6). Rows with a NIR are
-- settled before those without. Among several namesakes the one already in this household is meant; when none is, nobody is merged.
-- Names cut to their 28 or 32 characters are compared on the shorter one (T09); such names are few.
-- People are known under their identity, and under those of the people merged with them (view identite).
-- "id + 0": the smallest of the few found by their NIR, not the first of the whole table that has it.
update s_personne s
set (personne, nouvelle) = (
  select coalesce(c.id, s.personne), c.id is null
  from (
    select coalesce(
      (select min(p.id + 0) from identite p where p.nir = s.nir and p.date_naissance = s.date_naissance),
      (select case when count(distinct n.id) = 1 or bool_or(n.ici) then (array_agg(n.id order by n.ici desc, n.id))[1] end
       from (
         select p.id, exists (select from membre m where m.personne = p.id and m.dossier = s.dossier) as ici
         from identite p
         where p.date_naissance = s.date_naissance and p.cle_prenom = s.cle_prenom and p.nir is null
           and (p.cle_nom in (s.cle_nom, s.cle_nom_naissance) or p.cle_nom_naissance in (s.cle_nom, s.cle_nom_naissance))
           and coalesce(p.rang_naissance = s.rang_naissance, p.sexe = s.sexe, true)) n),
      case when length(s.prenom) >= 31 or length(s.nom) >= 27 or length(s.nom_naissance) >= 27 then (
        select case when count(distinct n.id) = 1 or bool_or(n.ici) then (array_agg(n.id order by n.ici desc, n.id))[1] end
        from (
          select p.id, exists (select from membre m where m.personne = p.id and m.dossier = s.dossier) as ici
          from identite p
          where p.date_naissance = s.date_naissance and p.nir is null
            and nom_proche(p.prenom, p.cle_prenom, s.prenom, s.cle_prenom, 32)
            and (nom_proche(p.nom, p.cle_nom, s.nom, s.cle_nom, 28) or nom_proche(p.nom_naissance, p.cle_nom_naissance, s.nom_naissance, s.cle_nom_naissance, 28))
            and coalesce(p.rang_naissance = s.rang_naissance, p.sexe = s.sexe, true)) n)
      end) as id) c)
where s.nir is not null;

insert into personne (id, departement, qualite, nom, nom_naissance, prenom, cle_nom, cle_nom_naissance, cle_prenom, date_naissance,
  precision_naissance, rang_naissance, sexe, nir, certifiee, identifiant_france_travail)
select distinct on (s.personne) s.personne, f.departement, s.qualite, s.nom, s.nom_naissance, s.prenom, s.cle_nom, s.cle_nom_naissance, s.cle_prenom,
  s.date_naissance, s.precision_naissance, s.rang_naissance, s.sexe, s.nir, s.certifiee, s.identifiant_france_travail
from s_personne s cross join s_flux f
where s.nouvelle and s.nir is not null
order by s.personne, s.certifiee desc, s.dossier;

update s_personne s
set (personne, nouvelle) = (
  select coalesce(c.id, s.personne), c.id is null
  from (
    select coalesce(
      (select case when count(distinct n.id) = 1 or bool_or(n.ici) then (array_agg(n.id order by n.ici desc, n.id))[1] end
       from (
         select p.id, exists (select from membre m where m.personne = p.id and m.dossier = s.dossier) as ici
         from identite p
         where p.date_naissance = s.date_naissance and p.cle_prenom = s.cle_prenom
           and (p.cle_nom in (s.cle_nom, s.cle_nom_naissance) or p.cle_nom_naissance in (s.cle_nom, s.cle_nom_naissance))
           and coalesce(p.rang_naissance = s.rang_naissance, p.sexe = s.sexe, true)) n),
      case when length(s.prenom) >= 31 or length(s.nom) >= 27 or length(s.nom_naissance) >= 27 then (
        select case when count(distinct n.id) = 1 or bool_or(n.ici) then (array_agg(n.id order by n.ici desc, n.id))[1] end
        from (
          select p.id, exists (select from membre m where m.personne = p.id and m.dossier = s.dossier) as ici
          from identite p
          where p.date_naissance = s.date_naissance
            and nom_proche(p.prenom, p.cle_prenom, s.prenom, s.cle_prenom, 32)
            and (nom_proche(p.nom, p.cle_nom, s.nom, s.cle_nom, 28) or nom_proche(p.nom_naissance, p.cle_nom_naissance, s.nom_naissance, s.cle_nom_naissance, 28))
            and coalesce(p.rang_naissance = s.rang_naissance, p.sexe = s.sexe, true)) n)
      end) as id) c)
where s.nir is null;

insert into personne (id, departement, qualite, nom, nom_naissance, prenom, cle_nom, cle_nom_naissance, cle_prenom, date_naissance,
  precision_naissance, rang_naissance, sexe, nir, certifiee, identifiant_france_travail)
select distinct on (s.personne) s.personne, f.departement, s.qualite, s.nom, s.nom_naissance, s.prenom, s.cle_nom, s.cle_nom_naissance, s.cle_prenom,
  s.date_naissance, s.precision_naissance, s.rang_naissance, s.sexe, null, s.certifiee, s.identifiant_france_travail
from s_personne s cross join s_flux f
where s.nouvelle and s.nir is null
order by s.personne, s.certifiee desc, s.dossier;

insert into s_proche select distinct s.personne from s_personne s where s.nouvelle;

-- Under which identity of people who were merged, household by household: whose it is if they are separated.
insert into identite_vue (departement, identite, dossier)
select distinct k.departement, k.id, s.dossier
from identite_connue k join s_personne s on s.personne = k.personne
where not s.nouvelle and s.dossier is not null and s.date_naissance = k.date_naissance and s.cle_prenom = k.cle_prenom
  and (k.cle_nom in (s.cle_nom, s.cle_nom_naissance) or k.cle_nom_naissance in (s.cle_nom, s.cle_nom_naissance)) and coalesce(k.nir = s.nir, true)
on conflict do nothing;
