-- Values that a list told (s_valeur) of people recognised (s_attache), by its source (s_source); references/cnaf/flux.md §3.8.
create index on s_attache (rang);
analyze s_attache;
analyze s_valeur;

-- What is told for the first time, or anew at a later day.
create temp table s_dit on commit drop as
select distinct on (a.personne, v.genre, v.valeur) a.personne, v.genre, v.valeur, coalesce(v.le, f.recu_le) as le, v.le is not null as date_connue, a.rang
from s_flux f cross join s_attache a join s_valeur v on v.rang = a.rang
order by a.personne, v.genre, v.valeur, v.le desc nulls last, a.rang;

analyze s_dit;

insert into s_nouveau
select d.rang, d.personne
from s_dit d left join contact_personne c on c.personne = d.personne and c.genre = d.genre and c.valeur = d.valeur
where c.id is null or (d.date_connue, d.le) > (c.date_connue, c.le) and (d.date_connue or not c.date_connue);

insert into contact_personne as c (departement, personne, genre, valeur, le, date_connue, source, flux)
select f.departement, d.personne, d.genre, d.valeur, d.le, d.date_connue, o.nom, f.flux
from s_flux f cross join s_source o cross join s_dit d
on conflict on constraint contact_personne_unique do update
set le = excluded.le, date_connue = excluded.date_connue, source = excluded.source, flux = excluded.flux
where (excluded.date_connue, excluded.le) > (c.date_connue, c.le);

-- The best value told of each kind: a mobile first, then the latest. What the household refused is not used.
create temp table s_meilleur on commit drop as
select distinct on (d.personne, d.genre) d.personne, d.genre, d.valeur, d.le, d.date_connue, d.rang
from s_dit d
where not exists (
  select from membre m join contact c on c.dossier = m.dossier
  where m.personne = d.personne and c.genre = d.genre and c.valeur = d.valeur and c.accord = 'R')
order by d.personne, d.genre, d.genre = 'telephone' and d.valeur ~ '^0[67]' desc, d.date_connue desc, d.le desc, d.rang;

analyze s_meilleur;

-- What stands today, and since when it is known: by an agent, or by a flow or a list. What an agent wrote gives way to a later day only; what nothing explains
-- was written by somebody; a landline does not take the place of a mobile.
create temp table s_remplace on commit drop as
select b.personne, b.genre, b.valeur, b.rang
from s_meilleur b join personne p on p.id = b.personne
cross join lateral (select case b.genre when 'telephone' then p.telephone else p.courriel end as valeur) actuel
cross join lateral (
  select
    (select max(a.quand at time zone 'Europe/Paris')::date from acte a where a.personne = p.id and a.nature = 'personne.coordonnees') as agent,
    greatest(
      (select max(c.le) from contact_personne c where c.personne = p.id and c.genre = b.genre and c.valeur = actuel.valeur),
      (select max(c.connu_le)::date from membre m join contact c on c.dossier = m.dossier
       where m.personne = p.id and c.genre = b.genre and c.valeur = actuel.valeur)) as recu) connu
where b.valeur is distinct from actuel.valeur
  and not (b.genre = 'telephone' and b.valeur !~ '^0[67]' and coalesce(regexp_replace(actuel.valeur, '[^0-9]', '', 'g'), '') ~ '^0[67]')
  and case
    when connu.agent is not null then b.date_connue and b.le > greatest(connu.agent, connu.recu)
    when actuel.valeur is null then true
    else b.le > connu.recu
  end;

update personne p
set telephone = coalesce(r.telephone, p.telephone), courriel = coalesce(r.courriel, p.courriel)
from (
  select personne, max(valeur) filter (where genre = 'telephone') as telephone, max(valeur) filter (where genre = 'courriel') as courriel
  from s_remplace group by personne) r
where p.id = r.personne;

insert into s_proche select personne from s_remplace;

insert into s_nouveau select rang, personne from s_remplace;
