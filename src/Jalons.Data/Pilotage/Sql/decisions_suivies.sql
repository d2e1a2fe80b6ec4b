-- Decisions of the twelve months, included by the files that follow them: two decisions in a row towards the same organisme are one (B.4).
-- $1 cut-off, $2 first day. Not a statement of its own.
suivies as (
  select o.parcours, o.personne, o.organisme, o.du, o.id,
    lag(o.organisme) over (partition by o.parcours order by o.du, o.id) as precedent
  from orientation o join parcours p on p.id = o.parcours
  where not p.hors_rsa and (p.hors_rsa_depuis is null or o.du >= p.entree) and o.du <= $1 and o.parcours in (select r.parcours from orientation r where r.du between $2 and $1)),
changements as (
  select s.parcours, s.personne, s.organisme, s.du, s.id, s.precedent,
    lead(s.du) over (partition by s.parcours order by s.du, s.id) as suivante
  from suivies s
  where s.precedent is distinct from s.organisme),
decisions as materialized (
  select * from changements where du >= $2)
