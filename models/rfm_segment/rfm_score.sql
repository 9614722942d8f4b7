-- Fifths: from the worst value up, each score takes the customers whose number is nearest to an even split of those
-- left among the scores left. Equal values stay together, and a value is left for every higher score, so that five
-- values or more use all five scores. Fewer are spread evenly over 1 to 5, and 3 stands for all when all are equal;
-- but who bought only once scores 1 in frequency.
WITH RECURSIVE
value AS (SELECT measure, value, customers FROM score.rfm_value),
rfm_edge AS (SELECT measure, parts, edge, is_above FROM score.rfm_edge),
rule AS (SELECT unnest(getvariable('rfm_measures'), recursive := true)),
-- The higher, the better: so recency is counted backwards.
ranked AS MATERIALIZED (
  SELECT
    measure,
    value,
    row_number() OVER up AS place,
    CAST(sum(customers) OVER up AS BIGINT) AS up_to
  FROM value
  JOIN rule USING (measure)
  WHERE method = 'fifths'
  WINDOW up AS (PARTITION BY measure ORDER BY CASE measure WHEN 'recency' THEN -value ELSE value END)
),
measure AS (
  SELECT measure, max(place) AS places, max(up_to) AS customers
  FROM ranked
  GROUP BY measure
),
-- Where each score ends. The distance is multiplied by the scores left, to stay in whole numbers.
cut AS (
  SELECT
    measure,
    places,
    customers,
    0 AS score,
    {distance: CAST(0 AS BIGINT), place: CAST(0 AS BIGINT), up_to: CAST(0 AS BIGINT)} AS last
  FROM measure
  UNION ALL
  SELECT
    cut.measure,
    cut.places,
    cut.customers,
    cut.score + 1,
    min({
      distance: abs((5 - cut.score) * (ranked.up_to - cut.last.up_to) - (cut.customers - cut.last.up_to)),
      place: ranked.place,
      up_to: ranked.up_to
    })
  FROM cut
  JOIN ranked
    ON ranked.measure = cut.measure
    AND ranked.place BETWEEN cut.last.place + 1 AND cut.places - 4 + cut.score
  WHERE cut.score < 4
  GROUP BY cut.measure, cut.places, cut.customers, cut.score
),
after_cut AS (SELECT measure, places, score, last.place AS place FROM cut),
fifth AS (
  SELECT
    ranked.measure,
    ranked.value,
    CASE
      WHEN ranked.measure = 'frequency' AND ranked.value <= 1 THEN 1
      WHEN places >= 5 THEN score + 1
      WHEN places = 1 THEN 3
      ELSE 1 + round(4 * (ranked.place - 1) / (places - 1))
    END AS score
  FROM ranked
  ASOF JOIN after_cut ON after_cut.measure = ranked.measure AND after_cut.place < ranked.place
),
edges AS (
  SELECT measure, parts, list({edge: edge, is_above: is_above} ORDER BY edge) AS edges
  FROM rfm_edge
  GROUP BY measure, parts
),
passed AS (
  SELECT
    measure,
    value,
    parts,
    len([e FOR e IN edges IF CAST(value AS DOUBLE) > e.edge OR (e.is_above AND CAST(value AS DOUBLE) = e.edge)])
      AS passed
  FROM value
  JOIN edges USING (measure)
),
scored AS (
  SELECT measure, value, score FROM fifth
  UNION ALL
  SELECT measure, value, CASE measure WHEN 'recency' THEN parts - passed ELSE 1 + passed END
  FROM passed
)
SELECT
  measure,
  value,
  customers,
  CAST(score AS BIGINT) AS score
FROM value
JOIN scored USING (measure, value)
