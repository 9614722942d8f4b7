WITH
rfm_segment AS (SELECT days_since_purchase, purchase_days, net_spend, r, f, m FROM mart.rfm_segment),
scored AS (
  SELECT 'recency' AS measure, r AS score, days_since_purchase AS value FROM rfm_segment
  UNION ALL
  SELECT 'frequency', f, CAST(purchase_days AS DOUBLE) FROM rfm_segment
  UNION ALL
  SELECT 'monetary', m, CAST(net_spend AS DOUBLE) FROM rfm_segment
)
SELECT
  measure,
  score,
  min(value) AS lowest,
  max(value) AS highest,
  count(*) AS customers
FROM scored
GROUP BY measure, score
