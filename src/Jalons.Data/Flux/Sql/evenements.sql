-- Events are facts of their own: kept whatever becomes of the picture that carries them, unchanged or older than the one known.
insert into evenement_flux (departement, dossier, le, heure, fait, flux)
select f.departement, e.dossier, e.le, e.heure, e.fait, f.flux from s_evenement e cross join s_flux f
on conflict (dossier, le, heure, fait) do nothing;

truncate s_evenement;
