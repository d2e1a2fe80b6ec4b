-- What became of the rows of a list of people, once recognised among those known (reconnaitre.sql). A new person who looks like somebody known is to be
-- checked by an agent (references/cnaf/flux.md §2.6 rule 3): the closest one is shown.
create temp table s_constat on commit drop as
select l.rang, s.nouvelle, s.personne,
  case when not s.nouvelle and l.choix is distinct from 'meme' then
    case when exists (select from identite i where i.id = s.personne and i.nir = s.nir) then 'par le numéro de sécurité sociale'
      else 'par les noms et la date de naissance' end end as reconnue,
  r.id as proche, r.raison
from s_liste l
join s_personne s on s.dossier = l.rang - 1000000000
cross join (select min(personne) as premier from s_personne where nouvelle) n
left join lateral (
  select c.id, c.raison
  from (
    select q.id, 1 as ordre, 'le même numéro de sécurité sociale, une autre date de naissance' as raison from identite q where q.nir = s.nir
    union all
    select q.id, 2, 'les mêmes noms et la même date de naissance' from identite q
    where q.date_naissance = s.date_naissance and q.cle_prenom = s.cle_prenom
      and (q.cle_nom in (s.cle_nom, s.cle_nom_naissance) or q.cle_nom_naissance in (s.cle_nom, s.cle_nom_naissance))
    union all
    select q.id, 3, 'le même prénom et la même date de naissance' from identite q where q.date_naissance = s.date_naissance and q.cle_prenom = s.cle_prenom
    union all
    select q.id, 4, 'les mêmes noms, une autre date de naissance' from personne q
    where q.departement = departement_courant() and q.cle_nom = s.cle_nom and q.cle_prenom = s.cle_prenom) c
  where c.id < n.premier
  order by c.ordre, c.id limit 1) r on s.nouvelle;

create index on s_constat (rang);
create index on s_constat (personne);
analyze s_constat;
