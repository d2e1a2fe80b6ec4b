-- Table T5: people whose household's last entry lies in the civil year (references/indicateurs.md A.4, EX-08). $1 day, $2 states,
-- $3 forms of contract. Ranks are counted since the last entry, never over the whole life (R-08).
with entrants as (
  select personne, territoire, entree, categorie, contrat
  from {photo}
  where au = $1 and etat = any ($2) and soumis and entree >= date_trunc('year', $1)::date),
decisions as (
  select e.personne, count(*) as nombre, min(o.du) as premiere
  from entrants e join orientation o on o.personne = e.personne
  where o.du >= e.entree and o.du <= $1
  group by e.personne),
signatures as (
  select e.personne, count(*) as nombre, min(c.signe_le) as premiere
  from entrants e join parcours p on p.personne = e.personne join contrat c on c.parcours = p.id
  where c.statut in ('Signe', 'Termine') and not p.hors_rsa and c.forme = any ($3) and c.signe_le between e.entree and $1
  group by e.personne),
lus as (
  select e.territoire, e.entree, d.premiere as decision, s.premiere as signature,
    e.categorie is not null and d.nombre = 1 as primo,
    e.categorie is not null and d.nombre = 1 and e.categorie <> 'FranceTravail' as primo_hors_ft,
    e.categorie is not null and d.nombre = 1 and e.categorie <> 'FranceTravail' and s.nombre = 1 and e.contrat and s.premiere >= d.premiere as primo_contrat
  from entrants e left join decisions d using (personne) left join signatures s using (personne))
select territoire, count(*),
  count(*) filter (where primo), count(*) filter (where primo_hors_ft), count(*) filter (where primo_contrat),
  coalesce(sum(decision - entree) filter (where primo), 0), coalesce(sum(signature - decision) filter (where primo_contrat), 0)
from lus
group by territoire
