-- Scores: from the worst value up, each score takes the customers whose number is nearest to an even split of those
-- left among the scores left. Equal values stay together, and a value is left for every higher score, so that five
-- values or more use all five scores. Fewer are spread evenly over 1 to 5, and 3 stands for all when all are equal;
-- but who bought on one day only scores 1 in frequency.
WITH RECURSIVE
customer AS (
  SELECT
    customer_key,
    getvariable('as_of') - last_purchase_on AS days_since_purchase,
    frequency + 1 AS purchase_days,
    spend AS net_spend
  FROM mart.customer_rfm
),
-- The higher, the better: so recency is counted backwards.
value AS (
  SELECT 'recency' AS measure, CAST(-days_since_purchase AS DECIMAL(18, 4)) AS value, count(*) AS customers
  FROM customer
  GROUP BY value
  UNION ALL
  SELECT 'frequency', CAST(purchase_days AS DECIMAL(18, 4)) AS value, count(*)
  FROM customer
  GROUP BY value
  UNION ALL
  SELECT 'monetary', net_spend AS value, count(*)
  FROM customer
  GROUP BY value
),
ranked AS MATERIALIZED (
  SELECT
    measure,
    value,
    row_number() OVER up AS place,
    CAST(sum(customers) OVER up AS BIGINT) AS up_to
  FROM value
  WINDOW up AS (PARTITION BY measure ORDER BY value)
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
scored AS (
  SELECT
    ranked.measure,
    ranked.value,
    CASE
      WHEN ranked.measure = 'frequency' AND ranked.value = 1 THEN 1
      WHEN places >= 5 THEN score + 1
      WHEN places = 1 THEN 3
      ELSE 1 + round(4 * (ranked.place - 1) / (places - 1))
    END AS score
  FROM ranked
  ASOF JOIN after_cut ON after_cut.measure = ranked.measure AND after_cut.place < ranked.place
),
segment_rule (segment, r_from, r_to, f_from, f_to, m_from, m_to) AS (
  VALUES
    ('champions', 4, 5, 4, 5, 4, 5),
    ('loyal', 4, 5, 4, 5, 1, 3),
    ('loyal', 3, 3, 4, 5, 1, 5),
    ('potential_loyalist', 4, 5, 2, 3, 1, 5),
    ('new_customers', 5, 5, 1, 1, 1, 5),
    ('promising', 4, 4, 1, 1, 1, 5),
    ('need_attention', 3, 3, 3, 3, 1, 5),
    ('need_attention', 3, 3, 1, 2, 4, 5),
    ('about_to_sleep', 3, 3, 1, 2, 1, 3),
    ('cannot_lose', 1, 2, 4, 5, 4, 5),
    ('at_risk', 1, 2, 4, 5, 1, 3),
    ('at_risk', 1, 2, 3, 3, 1, 5),
    ('hibernating', 2, 2, 1, 2, 1, 5),
    ('hibernating', 1, 1, 1, 2, 3, 5),
    ('lost', 1, 1, 1, 2, 1, 2)
),
segment_of AS (
  SELECT r, f, m, segment
  FROM range(1, 6) AS recency (r)
  CROSS JOIN range(1, 6) AS frequency (f)
  CROSS JOIN range(1, 6) AS monetary (m)
  JOIN segment_rule ON r BETWEEN r_from AND r_to AND f BETWEEN f_from AND f_to AND m BETWEEN m_from AND m_to
),
customer_score AS (
  SELECT
    customer.*,
    CAST(recency.score AS BIGINT) AS r,
    CAST(frequency.score AS BIGINT) AS f,
    CAST(monetary.score AS BIGINT) AS m
  FROM customer
  JOIN scored AS recency ON recency.measure = 'recency' AND recency.value = -days_since_purchase
  JOIN scored AS frequency ON frequency.measure = 'frequency' AND frequency.value = purchase_days
  JOIN scored AS monetary ON monetary.measure = 'monetary' AND monetary.value = net_spend
),
-- The score farthest from the middle tells most.
reasoned AS (
  SELECT
    *,
    [
      {rank: -abs(r - 3), place: 1, token: concat('rfm_recency|', days_since_purchase, '|', r)},
      {rank: -abs(f - 3), place: 2, token: concat('rfm_frequency|', purchase_days, '|', f)},
      {
        rank: -abs(m - 3),
        place: 3,
        token: concat(
          'rfm_monetary|', getvariable('base_currency'), ' ', format('{:,.2f}', CAST(net_spend AS DOUBLE)), '|', m
        )
      }
    ] AS reasons
  FROM customer_score
)
SELECT
  customer_key,
  getvariable('as_of') AS as_of,
  CAST(days_since_purchase AS DOUBLE) AS days_since_purchase,
  purchase_days,
  net_spend,
  r,
  f,
  m,
  segment,
  [reason.token FOR reason IN list_sort(reasons)] AS reasons
FROM reasoned
JOIN segment_of USING (r, f, m)
