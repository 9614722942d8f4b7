WITH
customer AS (SELECT * FROM score.rfm_customer),
rfm_score AS (SELECT measure, value, score FROM score.rfm_score),
rfm_rule AS (SELECT * FROM mart.rfm_rule),
segment_of AS (
  SELECT r, f, m, arg_min(segment, place) AS segment
  FROM range(1, 6) AS recency (r)
  CROSS JOIN range(1, 6) AS frequency (f)
  CROSS JOIN range(1, 6) AS monetary (m)
  JOIN rfm_rule ON r BETWEEN r_from AND r_to AND f BETWEEN f_from AND f_to AND m BETWEEN m_from AND m_to
  GROUP BY r, f, m
),
customer_score AS (
  SELECT customer.*, recency.score AS r, frequency.score AS f, monetary.score AS m
  FROM customer
  JOIN rfm_score AS recency ON recency.measure = 'recency' AND recency.value = days_since_purchase
  JOIN rfm_score AS frequency ON frequency.measure = 'frequency' AND frequency.value = counted
  JOIN rfm_score AS monetary ON monetary.measure = 'monetary' AND monetary.value = net_spend
),
-- Scores run to the number of parts; without cuts that is 5.
parts AS (
  SELECT
    max(parts) FILTER (WHERE measure = 'recency') AS r_parts,
    max(parts) FILTER (WHERE measure = 'frequency') AS f_parts,
    max(parts) FILTER (WHERE measure = 'monetary') AS m_parts
  FROM (SELECT unnest(getvariable('rfm_measures'), recursive := true))
),
-- The score farthest from the middle tells most.
reasoned AS (
  SELECT
    customer_score.*,
    [
      {
        rank: -abs(r - (r_parts + 1) / 2),
        place: 1,
        token: concat('rfm_recency|', days_since_purchase, '|', r, '|', r_parts)
      },
      {
        rank: -abs(f - (f_parts + 1) / 2),
        place: 2,
        token: CASE getvariable('rfm_frequency')
          WHEN 'orders' THEN concat('rfm_orders|', orders, '|', f, '|', f_parts)
          ELSE concat('rfm_frequency|', purchase_days, '|', f, '|', f_parts)
        END
      },
      {
        rank: -abs(m - (m_parts + 1) / 2),
        place: 3,
        token: concat(
          'rfm_monetary|', getvariable('base_currency'), ' ', format('{:,.2f}', CAST(net_spend AS DOUBLE)), '|', m,
          '|', m_parts
        )
      }
    ] AS reasons
  FROM customer_score
  CROSS JOIN parts
)
SELECT
  customer_key,
  getvariable('as_of') AS as_of,
  CAST(days_since_purchase AS DOUBLE) AS days_since_purchase,
  purchase_days,
  orders,
  net_spend,
  r,
  f,
  m,
  segment,
  [reason.token FOR reason IN list_sort(reasons)] AS reasons
FROM reasoned
JOIN segment_of USING (r, f, m)
