-- The pairs that a flow showed, best first, for its report, with the claim numbers of their latest households.
select n.numero, a.numero, d.raisons
from doublon_possible d
cross join lateral (
  select x.numero_demande as numero from membre m join dossier x on x.id = m.dossier where m.personne = d.personne_b order by m.id desc limit 1) n
cross join lateral (
  select x.numero_demande as numero from membre m join dossier x on x.id = m.dossier where m.personne = d.personne_a order by m.id desc limit 1) a
where d.flux = $1 and d.etat = 'ARegler'
order by d.score desc, 1, 2, 3
