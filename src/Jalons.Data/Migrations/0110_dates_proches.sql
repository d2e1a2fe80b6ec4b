-- Birth dates that a slip confuses are looked for by sets since then (Sql/ressemblances.sql).
drop function dates_proches(date);
