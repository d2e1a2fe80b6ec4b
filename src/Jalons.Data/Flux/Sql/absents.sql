-- Flags the dossiers found missing, and closes those that have been missing for as long as the département has set (f.mois).
insert into s_mouvement (dossier, nature, le)
select a.id, 'absence', a.premier from s_absent a cross join s_flux f where not f.lacune and a.avant is null;

update dossier d
set absences = a.combien, absent_depuis = a.premier
from s_absent a cross join s_flux f
where d.id = a.id and not f.lacune;

insert into historique_droit (departement, dossier, depuis, connu_le, etat, motifs, suivi, nature_droit, montant, flux)
select f.departement, d.id, d.absent_depuis, f.cree_le, 5, '{A:ABSENT}', false, null, null, f.flux
from s_absent a join dossier d on d.id = a.id cross join s_flux f
where not f.lacune and d.absences >= f.mois;

insert into s_a_revoir (dossier, jour, fin_suivi, motif_fin)
select d.id, d.absent_depuis, d.absent_depuis, 'dossier.absent'
from s_absent a join dossier d on d.id = a.id cross join s_flux f
where not f.lacune and d.absences >= f.mois;

-- The picture that comes back, whatever it says, is another one than this closure.
update dossier d
set etat_droit = 5, motifs = '{A:ABSENT}', suivi = false, etat_depuis = d.absent_depuis, cloture = d.absent_depuis, montant = null, nature_droit = null,
    empreinte = '00000000-0000-0000-0000-000000000000'
from s_absent a cross join s_flux f
where d.id = a.id and not f.lacune and d.absences >= f.mois;

insert into changement_flux (departement, flux, dossier, natures)
select f.departement, f.flux, d.id, '{etat}'
from s_absent a join dossier d on d.id = a.id cross join s_flux f
where not f.lacune and d.absences >= f.mois
on conflict (flux, dossier) do nothing;
