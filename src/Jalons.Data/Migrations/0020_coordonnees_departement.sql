-- How a département is reached is its own to say: the application writes that of the département it works for, and nothing else of the table.
alter table departement enable row level security;
create policy departement_lu on departement for select using (true);
create policy departement_decrit on departement for update using (code = departement_courant()) with check (code = departement_courant());
grant update (adresse, telephone, courriel) on departement to jalons_application;
