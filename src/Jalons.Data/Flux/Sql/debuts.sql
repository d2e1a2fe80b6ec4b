-- Since when people recognised (s_attache) are bound, as their rows (s_joint) tell it; references/cnaf/flux.md §3.8, §5.2. The day belongs to a person in a
-- dossier: the one that the row names, else their household of that account, else the one seen last.
create temp table s_debut on commit drop as
select s.rang, a.personne, s.debut as le, d.dossier
from s_joint s join s_attache a on a.rang = s.rang
left join lateral (
  select m.dossier
  from membre m join dossier d on d.id = m.dossier
  where m.personne = a.personne and m.jusqua is null and m.role in ('DEM', 'CJT')
    and (s.numero is null or d.numero_demande = s.numero
      or d.id in (select r.reuni_a from dossier r where r.departement = departement_courant() and r.numero_demande = s.numero))
  order by d.matricule = s.matricule desc nulls last, d.vu_le desc, d.id desc limit 1) d on true
where s.debut is not null;

-- Several rows of one person: the last one speaks.
create temp table s_debut_dit on commit drop as
select distinct on (personne, dossier) rang, personne, dossier, le from s_debut where dossier is not null order by personne, dossier, rang desc;

insert into s_nouveau
select d.rang, d.personne
from s_flux f cross join s_debut_dit d left join debut_droits_devoirs b on b.personne = d.personne and b.dossier = d.dossier
where b.id is null or (b.le <> d.le and b.connu_le <= f.cree_le);

insert into debut_droits_devoirs as b (departement, personne, dossier, le, connu_le, flux)
select f.departement, d.personne, d.dossier, d.le, f.cree_le, f.flux
from s_flux f cross join s_debut_dit d
order by d.personne, d.dossier
on conflict on constraint debut_droits_devoirs_unique do update
set le = excluded.le, connu_le = excluded.connu_le, flux = case when b.le = excluded.le then b.flux else excluded.flux end
where b.connu_le <= excluded.connu_le;
