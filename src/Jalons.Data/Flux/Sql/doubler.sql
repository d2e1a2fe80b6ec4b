-- Pairs to settle. One already to settle is told anew; one judged comes back only when an identity has changed since.
insert into doublon_possible as d (departement, personne_a, personne_b, score, raisons, empreinte, trouve_le, flux)
select a.departement, s.a, s.b, s.score, s.raisons, md5(concat_ws('|', a.cle_nom, a.cle_nom_naissance, a.cle_prenom, a.date_naissance, a.nir, '/',
  b.cle_nom, b.cle_nom_naissance, b.cle_prenom, b.date_naissance, b.nir))::uuid, @trouve_le, @flux
from s_doublon s join personne a on a.id = s.a join personne b on b.id = s.b
on conflict (personne_a, personne_b) do update
set score = excluded.score, raisons = excluded.raisons, empreinte = excluded.empreinte,
    trouve_le = case d.etat when 'ARegler' then d.trouve_le else excluded.trouve_le end,
    flux = case d.etat when 'ARegler' then d.flux else excluded.flux end,
    etat = 'ARegler', regle_le = null, compte = null, auteur = null, motif = null
where case d.etat when 'ARegler' then (d.score, d.raisons, d.empreinte) is distinct from (excluded.score, excluded.raisons, excluded.empreinte)
                  else d.empreinte <> excluded.empreinte end
