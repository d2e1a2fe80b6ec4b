-- People created by this import who look like somebody known, and were not merged: an agent settles it (references/cnaf/flux.md §2.6 rule 3).
select n.numero, p.numero, n.raison
from (
  select a.id as nouvelle, b.id as ancienne, 'le même numéro de sécurité sociale, une autre date de naissance' as raison
  from s_proche s join personne a on a.id = s.personne
  join personne b on b.nir = a.nir and b.date_naissance <> a.date_naissance and b.id < a.id
  union all
  select a.id, b.id, 'les mêmes noms et la même date de naissance, un autre numéro de sécurité sociale'
  from s_proche s join personne a on a.id = s.personne
  join personne b on b.date_naissance = a.date_naissance and b.cle_prenom = a.cle_prenom and b.nir <> a.nir and b.id < a.id
    and (b.cle_nom in (a.cle_nom, a.cle_nom_naissance) or b.cle_nom_naissance in (a.cle_nom, a.cle_nom_naissance))) c
cross join lateral (
  select d.numero_demande as numero, c.raison from membre m join dossier d on d.id = m.dossier where m.personne = c.nouvelle order by m.id desc limit 1) n
cross join lateral (
  select d.numero_demande as numero from membre m join dossier d on d.id = m.dossier where m.personne = c.ancienne order by m.id desc limit 1) p
order by 1, 2, 3
