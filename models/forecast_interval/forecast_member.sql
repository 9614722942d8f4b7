WITH
purchase_history AS (SELECT * FROM score.purchase_history),
transactions AS (SELECT * FROM score.transactions),
spend AS (SELECT * FROM score.spend),
customer_no AS (SELECT * FROM score.customer_no),
customer_month AS (SELECT * FROM score.customer_month WHERE month_end = getvariable('as_of')),
customer_tier AS (SELECT * FROM mart.customer_tier),
rfm_segment AS (SELECT * FROM mart.rfm_segment),
forecast_group AS (SELECT * FROM score.forecast_group),
total AS (SELECT place FROM forecast_group WHERE level = 'total'),
tier AS (
  SELECT t.customer_key, g.place
  FROM customer_tier AS t
  JOIN forecast_group AS g ON g.level = 'tier' AND g.name = t.tier
),
segment AS (
  SELECT s.customer_key, g.place
  FROM rfm_segment AS s
  JOIN forecast_group AS g ON g.level = 'rfm_segment' AND g.name = s.segment
)
SELECT
  r.customer_key,
  r.frequency,
  r.recency,
  r.age,
  r.monetary,
  r.covariate_group,
  t.p_alive,
  t.expected_orders,
  t.discounted_orders,
  s.expected_spend,
  m.margin,
  total.place AS total_place,
  tier.place AS tier_place,
  segment.place AS segment_place
FROM purchase_history AS r
JOIN transactions AS t USING (customer_key)
JOIN spend AS s USING (customer_key)
JOIN customer_no AS n USING (customer_key)
JOIN customer_month AS m USING (customer_no)
CROSS JOIN total
LEFT JOIN tier USING (customer_key)
LEFT JOIN segment USING (customer_key)
