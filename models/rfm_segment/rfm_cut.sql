WITH
rfm_score AS (SELECT measure, value, customers, score FROM score.rfm_score),
rfm_edge AS (SELECT measure, parts, place, edge, is_above FROM score.rfm_edge),
rule AS (SELECT unnest(getvariable('rfm_measures'), recursive := true)),
scored AS (
  SELECT
    measure,
    score,
    CAST(min(value) AS DOUBLE) AS lowest,
    CAST(max(value) AS DOUBLE) AS highest,
    CAST(sum(customers) AS BIGINT) AS customers
  FROM rfm_score
  GROUP BY measure, score
),
-- A recency score counts its cuts from the other end.
listed AS (
  SELECT
    measure,
    method,
    parts,
    score,
    CASE measure WHEN 'recency' THEN parts + 1 - score ELSE score END AS part
  FROM rule
  CROSS JOIN range(1, 6) AS scores (score)
  WHERE score <= parts
),
cut AS (
  SELECT
    listed.*,
    low.edge AS cut_from,
    high.edge AS cut_to,
    coalesce(low.is_above, high.is_above, true) AS includes_from
  FROM listed
  LEFT JOIN rfm_edge AS low ON low.measure = listed.measure AND low.place = part - 1
  LEFT JOIN rfm_edge AS high ON high.measure = listed.measure AND high.place = part
)
SELECT
  measure,
  score,
  CAST(parts + 1 - score AS BIGINT) AS rank,
  method,
  cut_from,
  cut_to,
  includes_from,
  lowest,
  highest,
  coalesce(customers, 0) AS customers
FROM cut
LEFT JOIN scored USING (measure, score)
WHERE method <> 'fifths' OR customers > 0
