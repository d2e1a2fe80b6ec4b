-- Ways to reach the adults of households (references/cnaf/flux.md §3.8): NIR, that of somebody merged with them included, else claim number and
-- role, else account and role.
analyze s_joint;

create temp table s_attache on commit drop as
with par_nir as (
  select s.rang, p.id as personne from s_joint s join identite p on p.nir = s.nir),
-- One account carries several claims over the years: the one seen last is meant.
dossiers as (
  select distinct on (c.rang) c.rang, c.role, c.dossier
  from (
    select s.rang, s.role, coalesce(d.reuni_a, d.id) as dossier, true as par_numero, d.vu_le
    from s_joint s join dossier d on d.departement = departement_courant() and d.numero_demande = s.numero
    union all
    select s.rang, s.role, coalesce(d.reuni_a, d.id), false, d.vu_le from s_joint s join dossier d on d.matricule = s.matricule) c
  where c.rang not in (select rang from par_nir)
  order by c.rang, c.par_numero desc, c.vu_le desc),
par_dossier as (
  select d.rang, min(m.personne) as personne
  from dossiers d join membre m on m.dossier = d.dossier and m.jusqua is null and m.role in ('DEM', 'CJT') and m.role = coalesce(d.role, m.role)
  group by d.rang
  having count(*) = 1)
select rang, personne from par_nir union select rang, personne from par_dossier;

insert into s_rejet (rang, numero, code, motif, brut)
select s.rang, s.numero, 'liste.inconnue',
  case
    when s.nir_faux then 'Le NIR est faux, et aucun foyer connu n’a cet adulte par ce numéro de demande ou ce matricule.'
    when s.role is null then 'Aucun adulte connu par ce NIR, et rien ne dit lequel des adultes du foyer est celui-ci : il manque son rôle.'
    else 'Aucun adulte connu n’a ce NIR, ni ce rôle dans un foyer de ce numéro de demande ou de ce matricule.'
  end, s.brut
from s_joint s
where s.rang not in (select rang from s_attache);

create temp table s_nouveau (rang int, personne bigint) on commit drop;
