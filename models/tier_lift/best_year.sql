WITH
customer_day AS (
  SELECT
    customer_key,
    day,
    (getvariable('as_of') - day) // 365 AS year,
    net_revenue,
    contribution,
    is_purchase
  FROM core.customer_day
),
by_year AS (
  SELECT
    customer_key,
    count(*) FILTER (WHERE is_purchase) AS purchase_days,
    sum(net_revenue) AS net_revenue,
    sum(contribution) AS contribution,
    coalesce(sum(contribution) FILTER (WHERE day > getvariable('as_of') - 274), 0) AS kept_contribution
  FROM customer_day
  GROUP BY customer_key, year
)
SELECT
  customer_key,
  max(purchase_days) AS purchase_days,
  CAST(max(CASE WHEN purchase_days > 0 AND net_revenue > 0 THEN net_revenue / purchase_days END) AS DECIMAL(18, 4))
    AS revenue_per_day,
  max(CASE WHEN net_revenue > 0 THEN CAST(contribution AS DOUBLE) / CAST(net_revenue AS DOUBLE) END) AS margin,
  CAST(sum(kept_contribution) AS DECIMAL(18, 4)) AS kept_contribution
FROM by_year
GROUP BY customer_key
HAVING max(purchase_days) > 0
