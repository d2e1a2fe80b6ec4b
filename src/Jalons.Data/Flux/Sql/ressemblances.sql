-- The people of s_proche and those whom they may be, found by equality, one by one, by the indexes: the same number; the same birth date and something
-- else; the same names and a birth date that a slip turns into theirs. How much they look alike is judged by the domain.
-- Beyond ten of a kind, or two hundred of the same names, what they share says nothing.
-- Two people were in a household together (2) when one flow pictured both, else one after the other (1).
select least(a.id, b.id), greatest(a.id, b.id),
  a.cle_nom, a.cle_nom_naissance, a.cle_prenom, a.date_naissance, a.rang_naissance, a.sexe, a.nir, a.telephone, a.courriel,
  b.cle_nom, b.cle_nom_naissance, b.cle_prenom, b.date_naissance, b.rang_naissance, b.sexe, b.nir, b.telephone, b.courriel,
  (select max(case when x.depuis < coalesce(y.jusqua, 'infinity') and y.depuis < coalesce(x.jusqua, 'infinity')
                     and (x.flux_fin is null or y.flux < x.flux_fin) and (y.flux_fin is null or x.flux < y.flux_fin) then 2 else 1 end)
   from membre x join membre y on y.dossier = x.dossier where x.personne = a.id and y.personne = b.id)
from (select distinct personne from s_proche) s
join personne a on a.id = s.personne
cross join lateral (
  (select p.id from personne p where p.nir = a.nir and p.id <> a.id limit 10)
  union
  (select p.id from personne p
   where p.date_naissance = a.date_naissance and p.id <> a.id
     and (p.cle_prenom = a.cle_prenom or p.cle_nom in (a.cle_nom, a.cle_nom_naissance) or p.cle_nom_naissance in (a.cle_nom, a.cle_nom_naissance)
          or p.telephone = a.telephone or lower(p.courriel) = lower(a.courriel))
   limit 10)
  union
  (select p.id
   from (
     (select u.id, u.date_naissance from personne u where u.cle_nom in (a.cle_nom, a.cle_nom_naissance) and u.cle_prenom = a.cle_prenom limit 200)
     union all
     (select n.id, n.date_naissance from personne n
      where n.cle_nom_naissance in (a.cle_nom, a.cle_nom_naissance) and n.cle_nom_naissance <> n.cle_nom and n.cle_prenom = a.cle_prenom limit 200)) p
   where p.id <> a.id and p.date_naissance = any (dates_proches(a.date_naissance))
   limit 10)) t
join personne b on b.id = t.id
