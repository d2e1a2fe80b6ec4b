-- Movements of a lot, against those known: what is new, what changed, what is older than what is known (references/cnaf/flux.md §3.6).
update s_mouvement_acompte s
set etat = case
  when m.connu_le > f.cree_le then 'anterieur'
  when (m.nature, m.rang, m.operation, m.montant, m.mois_concerne, m.traite_le)
       is not distinct from (s.nature, s.rang, s.operation, s.montant, s.mois_concerne, s.traite_le) then 'egal'
  else 'change' end
from mouvement_acompte m cross join s_flux f
where m.departement = f.departement and m.numero_demande = s.numero_demande and m.mois = s.mois and m.famille = s.famille and m.numero = s.numero;

-- Told by several files: the movement stands under one of them, and the others are kept beside it.
insert into mouvement_acompte_repris (departement, flux, numero_demande, mois, famille, numero)
select distinct m.departement, case s.etat when 'change' then m.flux else f.flux end, m.numero_demande, m.mois, m.famille, m.numero
from s_mouvement_acompte s cross join s_flux f
join mouvement_acompte m on m.departement = f.departement and m.numero_demande = s.numero_demande and m.mois = s.mois and m.famille = s.famille and m.numero = s.numero
where m.flux <> f.flux
on conflict do nothing;

insert into mouvement_acompte (departement, numero_demande, mois, famille, numero, nature, rang, operation, montant, mois_concerne, traite_le, connu_le, flux)
select distinct on (s.numero_demande, s.mois, s.famille, s.numero) f.departement, s.numero_demande, s.mois, s.famille, s.numero, s.nature, s.rang, s.operation,
  s.montant, s.mois_concerne, s.traite_le, f.cree_le, f.flux
from s_mouvement_acompte s cross join s_flux f
where s.etat in ('nouveau', 'change')
order by s.numero_demande, s.mois, s.famille, s.numero, s.bloc desc
on conflict (departement, numero_demande, mois, famille, numero) do update
set nature = excluded.nature, rang = excluded.rang, operation = excluded.operation, montant = excluded.montant, mois_concerne = excluded.mois_concerne,
    traite_le = excluded.traite_le, connu_le = excluded.connu_le, flux = excluded.flux;

-- A record is new when all its movements are, changed when one is.
with lus as (delete from s_mouvement_acompte returning bloc, etat),
blocs as (
  select case when bool_and(etat = 'nouveau') then 'cree' when bool_or(etat in ('nouveau', 'change')) then 'modifie'
    when bool_or(etat = 'anterieur') then 'anterieur' else 'inchange' end as etat
  from lus group by bloc)
select count(*) filter (where etat = 'cree')::int, count(*) filter (where etat = 'modifie')::int, count(*) filter (where etat in ('anterieur', 'inchange'))::int,
  count(*) filter (where etat = 'anterieur')::int
from blocs;
