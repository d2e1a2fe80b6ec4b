-- Claims of a lot, against those known: what is new, what changed, what is older than what is known (references/cnaf/flux.md §3.5).
update s_creance s
set etat = case
  when c.connu_le > f.cree_le then 'anterieure'
  when (c.mois, c.motif, c.origine, c.responsabilite, c.du, c.au, c.dernier_credit, c.initial, c.solde)
       is not distinct from (s.mois, s.motif, s.origine, s.responsabilite, s.du, s.au, s.dernier_credit, s.initial, s.solde) then 'egale'
  else 'changee' end
from creance c cross join s_flux f
where c.departement = f.departement and c.numero_demande = s.numero_demande and c.implantee_le = s.implantee_le and c.nature = s.nature and c.rang = s.rang;

insert into creance as c (departement, numero_demande, implantee_le, nature, rang, mois, motif, origine, responsabilite, du, au, dernier_credit, initial, solde,
  debiteur, adresse, connu_le, flux)
select distinct on (s.numero_demande, s.implantee_le, s.nature, s.rang) f.departement, s.numero_demande, s.implantee_le, s.nature, s.rang, s.mois, s.motif,
  s.origine, s.responsabilite, s.du, s.au, s.dernier_credit, s.initial, s.solde, s.debiteur, s.adresse, f.cree_le, f.flux
from s_creance s cross join s_flux f
where s.etat <> 'anterieure'
order by s.numero_demande, s.implantee_le, s.nature, s.rang, s.bloc desc
on conflict (departement, numero_demande, implantee_le, nature, rang) do update
set mois = excluded.mois, motif = excluded.motif, origine = excluded.origine, responsabilite = excluded.responsabilite, du = excluded.du, au = excluded.au,
    dernier_credit = excluded.dernier_credit, initial = excluded.initial, solde = excluded.solde, debiteur = excluded.debiteur, adresse = excluded.adresse,
    connu_le = excluded.connu_le, flux = excluded.flux;

insert into changement_flux (departement, flux, dossier, natures)
select distinct f.departement, f.flux, coalesce(d.reuni_a, d.id), array['creances']
from s_creance s cross join s_flux f join dossier d on d.departement = f.departement and d.numero_demande = s.numero_demande
where s.etat in ('nouvelle', 'changee')
on conflict (flux, dossier) do nothing;

-- A record is new when all its claims are, changed when one is.
with lues as (delete from s_creance returning bloc, etat),
blocs as (
  select case when bool_and(etat = 'nouvelle') then 'cree' when bool_or(etat in ('nouvelle', 'changee')) then 'modifie'
    when bool_or(etat = 'anterieure') then 'anterieur' else 'inchange' end as etat
  from lues group by bloc)
select count(*) filter (where etat = 'cree')::int, count(*) filter (where etat = 'modifie')::int, count(*) filter (where etat in ('anterieur', 'inchange'))::int,
  count(*) filter (where etat = 'anterieur')::int
from blocs;
