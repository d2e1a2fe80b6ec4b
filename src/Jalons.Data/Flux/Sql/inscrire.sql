-- Events of job seekers (references/cnaf/flux.md §3.7): NIR and birth date, else name, first name and birth date, else characters 4 to 11 of the identifier. A row that
-- several people answer goes to all of them. Two people with a different NIR are never one, whatever their names (§2.6). People are known under their identity, and
-- under those of the people merged with them (view identite).
analyze s_inscription;

create temp table s_attache on commit drop as
with par_nir as (
  select s.rang, p.id from s_inscription s join identite p on p.nir = s.nir and p.date_naissance = s.date_naissance),
par_noms as (
  select s.rang, p.id
  from s_inscription s
  join identite p on p.date_naissance = s.date_naissance and p.cle_prenom = s.cle_prenom and s.cle_nom in (p.cle_nom, p.cle_nom_naissance)
  where s.rang not in (select rang from par_nir)
    and (s.nir is null or (select bool_or(a.nir = s.nir) from identite a where a.id = p.id and a.nir is not null) is not false)),
par_identifiant as (
  select s.rang, p.id
  from s_inscription s join personne p on p.identifiant_france_travail = substr(s.identifiant, 4)
  where s.rang not in (select rang from par_nir) and s.rang not in (select rang from par_noms))
select rang, id as personne from par_nir
union select rang, id from par_noms
union select rang, id from par_identifiant;

create index on s_attache (rang);
analyze s_attache;

create temp table s_nouveau on commit drop as
select distinct on (a.personne, s.etat, s.le, s.code, s.motif) a.rang, a.personne
from s_attache a join s_inscription s on s.rang = a.rang
where not exists (
  select from inscription_france_travail i
  where i.personne = a.personne and i.etat = s.etat and i.le = s.le and i.code = s.code and i.motif is not distinct from s.motif)
order by a.personne, s.etat, s.le, s.code, s.motif, a.rang;

insert into inscription_france_travail (departement, personne, etat, le, code, motif, agence, flux)
select f.departement, n.personne, s.etat, s.le, s.code, s.motif, s.agence, f.flux
from s_flux f cross join s_nouveau n join s_inscription s on s.rang = n.rang
order by n.rang;

update personne p
set identifiant_france_travail = substr(s.identifiant, 4)
from (select distinct on (a.personne) a.personne, s.identifiant from s_attache a join s_inscription s on s.rang = a.rang order by a.personne, a.rang desc) s
where p.id = s.personne and p.identifiant_france_travail is null;

insert into s_rejet (rang, numero, code, motif, brut)
select s.rang, null, 'liste.inconnue', 'Cette personne n’est pas connue : ni son NIR et sa date de naissance, ni ses noms et sa date de naissance, ni son identifiant ne sont au fichier.', s.brut
from s_inscription s
where s.rang not in (select rang from s_attache);
