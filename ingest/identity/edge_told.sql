-- All edges that matter, with the values they rest on: those tried in clustering, and those left for a person.
WITH
tried AS (
  SELECT e.kind, e.a, e.b, e.weight, e.probability, e.codes, v.verdict
  FROM identity.edge_found AS e
  JOIN identity.verdict AS v ON v.n = e.n
),
party AS (SELECT * FROM identity.party),
scored AS (SELECT * FROM identity.scored),
doubtful AS (
  SELECT 'uncertain' AS kind, x.customer_id AS a, y.customer_id AS b, s.weight, s.probability, s.codes, 'uncertain' AS verdict
  FROM scored AS s
  JOIN party AS x ON x.n = s.a
  JOIN party AS y ON y.n = s.b
  WHERE NOT s.is_linked
    AND NOT (getvariable('is_learnt') AND s.probability >= getvariable('match_above') AND s.is_telling)
),
edge AS (
  SELECT * FROM tried
  UNION ALL
  SELECT * FROM doubtful
)
SELECT
  e.kind,
  e.a,
  e.b,
  e.weight,
  e.probability,
  nullif(e.verdict, 'accepted') AS doubt,
  CASE
    WHEN e.kind = 'decided' THEN [e.codes]
    ELSE list_transform(
      string_split(e.codes, ',')[1:3],
      lambda code: CASE code
        WHEN 'same_tax_id' THEN code || coalesce('|' || x.tax_id, '|')
        WHEN 'different_tax_id' THEN code || '|' || x.tax_id || '|' || y.tax_id
        WHEN 'same_email' THEN code || coalesce('|' || replace(x.email, '|', ' '), '|')
        WHEN 'same_phone' THEN code || coalesce('|' || x.phone, '|')
        WHEN 'same_name' THEN code || '|' || replace(x.core, '|', ' ')
        WHEN 'same_words' THEN code || '|' || replace(x.sorted, '|', ' ')
        WHEN 'similar_name' THEN code || '|' || replace(x.given_name, '|', ' ') || '|' || replace(y.given_name, '|', ' ')
        WHEN 'partly_same_name' THEN code || '|' || replace(x.given_name, '|', ' ') || '|' || replace(y.given_name, '|', ' ')
        WHEN 'different_name' THEN code || '|' || replace(x.given_name, '|', ' ') || '|' || replace(y.given_name, '|', ' ')
        WHEN 'same_postal_code' THEN code || '|' || x.postal_code
        WHEN 'same_city' THEN code || '|' || x.city
        WHEN 'different_place' THEN code || '|' || coalesce(x.city, x.postal_code) || '|' || coalesce(y.city, y.postal_code)
        ELSE code
      END
    )
  END AS reasons
FROM edge AS e
LEFT JOIN party AS x ON x.customer_id = e.a
LEFT JOIN party AS y ON y.customer_id = e.b
