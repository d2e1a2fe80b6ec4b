-- The photo of a day in groups of the same situation. $1 day, $2 states of the right (parameter etats_photo, default {2}).
select territoire, soumis, categorie, type, contrat, referent, count(*)
from {photo}
where au = $1 and etat = any ($2)
group by territoire, soumis, categorie, type, contrat, referent
