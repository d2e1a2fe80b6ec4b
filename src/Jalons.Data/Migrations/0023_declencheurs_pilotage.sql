-- These triggers join the old and the new rows of one statement. PL/pgSQL keeps the plan of the first call, which is often for one row: kept for the
-- thousands of rows of a flow, its nested loop takes minutes. Without nested loops every plan is a hash or a merge, right for one row as for many.
alter function noter_orientations_pilotage() set enable_nestloop = off;
alter function noter_contrats_pilotage() set enable_nestloop = off;
alter function noter_parcours_pilotage() set enable_nestloop = off;
