-- The people bound of a photo by age, by sex and by seniority (A.2). $1 day, $2 states of the right.
select case when grouping(age) = 0 then 'Age' when grouping(sexe) = 0 then 'Sexe' else 'Anciennete' end,
  case when grouping(age) = 0 then age when grouping(sexe) = 0 then sexe else anciennete end,
  categorie, contrat, count(*)
from {photo}
where au = $1 and etat = any ($2) and soumis
group by categorie, contrat, grouping sets ((age), (sexe), (anciennete))
