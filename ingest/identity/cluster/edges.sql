-- The edges to join along, strongest first: decisions (the newest first), keys, probabilities.
WITH
live AS (SELECT customer_id FROM identity.live),
party AS (SELECT n, customer_id FROM identity.party),
scored AS (
  SELECT * FROM identity.scored
  WHERE is_linked OR (getvariable('is_learnt') AND probability >= getvariable('match_above') AND is_telling)
),
decided AS (
  SELECT d.n, d.a, d.b, d.who, d.day
  FROM identity.decision AS d
  SEMI JOIN live AS x ON x.customer_id = d.a
  SEMI JOIN live AS y ON y.customer_id = d.b
  WHERE d.kind = 'same'
),
edge AS (
  SELECT 0 AS strength, -n AS place, 'decided' AS kind, a, b, CAST(NULL AS DOUBLE) AS weight,
    CAST(NULL AS DOUBLE) AS probability, 'decided_same|' || replace(who, '|', ' ') || '|' || day AS codes, 0 AS bits
  FROM decided
  UNION ALL
  SELECT
    CASE WHEN s.is_linked THEN 1 ELSE 2 END, 0, CASE WHEN s.is_linked THEN 'deterministic' ELSE 'probabilistic' END,
    x.customer_id, y.customer_id, s.weight, s.probability, s.codes, s.bits
  FROM scored AS s
  JOIN party AS x ON x.n = s.a
  JOIN party AS y ON y.n = s.b
)
SELECT
  CAST(row_number() OVER (ORDER BY strength, place, weight DESC, a, b) - 1 AS INTEGER) AS n,
  kind, a, b, weight, probability, codes, bits
FROM edge
