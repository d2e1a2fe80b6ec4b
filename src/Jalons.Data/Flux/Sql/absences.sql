-- Dossiers of the payers of this complete monthly file that it no longer holds, although the last picture left them open
-- (references/cnaf/flux.md §4.2). A dossier rejected in this file is in it. The first missing month is known by the files since the last sight:
-- the result does not depend on the order in which files arrive.
create temp table s_absent on commit drop as
select d.id, d.absent_depuis as avant, a.combien, a.premier
from s_flux f
join dossier d on d.departement = f.departement and d.organisme || ' ' || d.numero_organisme = any (f.organismes)
-- Its own number, and those of the dossiers that were made one with it.
cross join lateral (
  select array_agg(n.numero_demande) as numeros from dossier n where n.id = d.id or (n.departement = f.departement and n.reuni_a = d.id)) n
cross join lateral (
  select count(*) as combien, min(x.reference) as premier
  from (
    select f.reference
    union all
    select x.reference from flux x
    where x.departement = f.departement and x.etat = 'applique' and x.nature = 'D' and x.type = 'M' and x.cree_le > d.vu_le
      and d.organisme || ' ' || d.numero_organisme = any (x.organismes)
      and not exists (select from flux_rejet r where r.flux = x.id and r.numero = any (n.numeros))) x) a
where d.reuni_a is null and d.vu_le < f.cree_le and d.etat_droit in (0, 2, 3, 4) and d.mutation_sortante is null
  and d.numero_demande <> all (f.rejetes)
  and not exists (select from s_rejet r where r.numero = any (n.numeros));

-- More than a hundred, and more than a fifth of the open dossiers, at once: the file misses a part. Nothing is concluded, and it is said.
update s_flux f
set absents = (select count(*) from s_absent),
    lacune = (select count(*) from s_absent where avant is null)
           > greatest(100, 0.2 * (select count(*) from dossier d
                                where d.departement = f.departement and d.reuni_a is null and d.organisme || ' ' || d.numero_organisme = any (f.organismes)
                                  and d.etat_droit in (0, 2, 3, 4)));
