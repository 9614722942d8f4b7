-- Every pair that may matter: what it weighs, how sure that makes it, and whether a key alone links it.
WITH
compared AS (SELECT * FROM identity.compared WHERE NOT is_random),
pattern AS (SELECT * FROM identity.pattern),
party AS (SELECT * FROM identity.party),
bearer AS (
  SELECT core, coalesce(name_place, '') AS place, count(*) AS bearers
  FROM party
  WHERE core IS NOT NULL
  GROUP BY ALL
  HAVING count(*) > 1
),
weighed AS (
  SELECT
    c.a,
    c.b,
    c.bits,
    c.pattern,
    p.codes,
    p.agreeing,
    c.is_apart,
    (c.pattern & 7) - 1 AS name_level,
    -- A name that many bear says less, and a rare one more, than names that agree do on the whole.
    p.weight + CASE
      WHEN (c.pattern & 7) < 5 OR e.bearers IS NULL THEN 0
      WHEN (e.bearers - 1) / getvariable('parties') < getvariable('name_u')
        THEN least(10, log2(getvariable('name_u') * getvariable('parties') / (e.bearers - 1)))
      WHEN (e.bearers - 2) / getvariable('parties') > getvariable('name_u')
        THEN greatest(-10, -log2((e.bearers - 2) / (getvariable('name_u') * getvariable('parties'))))
      ELSE 0
    END AS weight
  FROM compared AS c
  JOIN pattern AS p ON p.pattern = c.pattern
  LEFT JOIN party AS x ON x.n = CASE WHEN (c.pattern & 7) = 5 THEN c.a END
  LEFT JOIN bearer AS e ON e.core = x.core AND e.place = coalesce(x.name_place, '')
),
judged AS (
  SELECT
    *,
    1 / (1 + pow(2, -greatest(-500, least(500, weight + getvariable('prior_weight'))))) AS probability,
    -- A branch is not its company, nor an account the one above it. A tax number links whatever the names say; an e-mail
    -- or a telephone only where the names do not speak against it. A name in another script says nothing.
    CASE
      WHEN is_apart THEN false
      WHEN bits & 1 <> 0 THEN true
      WHEN pattern & 56 = 8 THEN false
      WHEN bits & 2 <> 0 THEN name_level >= 2 OR name_level = -1
      WHEN bits & 16 <> 0 THEN name_level >= 2 OR name_level = -1
      ELSE false
    END AS is_linked
  FROM weighed
)
SELECT
  a,
  b,
  bits,
  codes,
  weight,
  probability,
  is_linked,
  -- Who shares a house, a telephone and half a name may be a sister or a sister company.
  agreeing >= 2 AND CASE name_level
    WHEN 0 THEN false
    WHEN 1 THEN bits & 7 <> 0
    WHEN -1 THEN bits & 55 <> 0
    ELSE true
  END AS is_telling
FROM judged
WHERE NOT is_apart
  AND (
    is_linked
    OR probability >= getvariable('review_above')
    -- A mailbox or telephone in common and half a name is worth a question, however little there is to learn from.
    OR (bits & 18 <> 0 AND name_level = 1)
  )
  AND (name_level <> 0 OR bits & 3 <> 0)
