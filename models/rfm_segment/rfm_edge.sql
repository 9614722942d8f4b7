-- Quantiles of type 7 (Hyndman & Fan 1996): of n values in order, from 0, the one at (n - 1) p, interpolated between
-- its two neighbours. The place is kept in whole numbers so that no rounding decides between them.
WITH
value AS (SELECT measure, value, customers FROM score.rfm_value),
rule AS (SELECT unnest(getvariable('rfm_measures'), recursive := true)),
ranked AS (
  SELECT
    measure,
    value,
    CAST(sum(customers) OVER (PARTITION BY measure ORDER BY value) AS BIGINT) AS up_to
  FROM value
),
measure AS (
  SELECT measure, max(up_to) AS customers
  FROM ranked
  GROUP BY measure
),
place AS (
  SELECT
    measure,
    method,
    parts,
    step,
    place,
    (customers - 1) * place // parts AS at_or_under,
    ((customers - 1) * place % parts) / parts AS beyond
  FROM rule
  JOIN measure USING (measure)
  CROSS JOIN range(1, 5) AS places (place)
  WHERE method = 'quantile' AND place < parts
),
-- The value at a place is the first whose customers reach past it.
neighbour AS (
  SELECT
    place.*,
    CAST(low.value AS DOUBLE) AS low,
    CAST(coalesce(high.value, low.value) AS DOUBLE) AS high
  FROM place
  ASOF JOIN ranked AS low ON low.measure = place.measure AND place.at_or_under < low.up_to
  ASOF LEFT JOIN ranked AS high ON high.measure = place.measure AND place.at_or_under + 1 < high.up_to
),
edge AS (
  SELECT
    measure,
    method,
    parts,
    place,
    (1 - beyond) * low + beyond * high + step AS edge,
    step > 0 AS is_above
  FROM neighbour
  UNION ALL
  SELECT measure, method, parts, generate_subscripts(cuts, 1) AS place, unnest(cuts) AS edge, true AS is_above
  FROM rule
  WHERE method = 'amount'
)
SELECT
  measure,
  method,
  CAST(parts AS BIGINT) AS parts,
  CAST(place AS BIGINT) AS place,
  edge,
  is_above
FROM edge
