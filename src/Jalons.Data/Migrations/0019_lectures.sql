-- The dossiers that a flow created are listed by number, under row security: the first monthly flow creates them all.
drop index dossier_premier_flux;
create index dossier_premier_flux on dossier (departement, premier_flux, numero_demande);

-- All the members of a dossier, those who left included.
create index membre_dossier on membre (dossier);
