-- The recast flow does not tell claimant from partner: who is known keeps their role, as long as that leaves one claimant present
-- (references/cnaf/flux.md §3.2). Else the one who answers for the file is the claimant, as staged.
with connus as (
  select s.ctid as ligne, s.dossier, s.parti, coalesce(m.role, s.role) as role
  from s_personne s
  left join membre m on m.dossier = s.dossier and m.personne = s.personne and m.jusqua is null and m.role in ('DEM', 'CJT')
  where s.role_deduit and not s.dossier_nouveau),
surs as (
  select dossier from connus group by dossier having count(*) filter (where role = 'DEM' and not parti) = 1)
update s_personne s set role = c.role
from connus c join surs u on u.dossier = c.dossier
where s.ctid = c.ligne and s.role <> c.role;
