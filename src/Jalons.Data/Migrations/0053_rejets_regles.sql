-- A rejected record that was corrected and played again says by whom, when and by which import it was settled.
alter table flux_rejet
  add column regle_le timestamptz,
  add column regle_par text,
  add column regle_compte bigint references compte,
  add column regle_flux bigint,
  add constraint flux_rejet_regle check ((regle_le is null) = (regle_par is null) and (regle_le is null) = (regle_flux is null));
create index flux_rejet_a_regler on flux_rejet (flux, rang) where regle_le is null;
