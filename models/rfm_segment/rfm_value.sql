WITH
customer AS (SELECT days_since_purchase, counted, net_spend FROM score.rfm_customer),
value AS (
  SELECT 'recency' AS measure, CAST(days_since_purchase AS DECIMAL(18, 4)) AS value, count(*) AS customers
  FROM customer
  GROUP BY value
  UNION ALL
  SELECT 'frequency', CAST(counted AS DECIMAL(18, 4)) AS value, count(*)
  FROM customer
  GROUP BY value
  UNION ALL
  SELECT 'monetary', net_spend AS value, count(*)
  FROM customer
  GROUP BY value
)
SELECT measure, value, customers
FROM value
