WITH
customer_rfm AS (SELECT * FROM mart.customer_rfm),
customer_tier AS (SELECT * FROM mart.customer_tier),
rfm_segment AS (SELECT * FROM mart.rfm_segment),
found AS (
  SELECT 'total' AS level, 'all' AS name FROM customer_rfm
  UNION
  SELECT 'tier', t.tier FROM customer_rfm JOIN customer_tier AS t USING (customer_key)
  UNION
  SELECT 'rfm_segment', s.segment FROM customer_rfm JOIN rfm_segment AS s USING (customer_key)
)
SELECT
  level,
  name,
  row_number() OVER (ORDER BY level, name) - 1 AS place
FROM found
