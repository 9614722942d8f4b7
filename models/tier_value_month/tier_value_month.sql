WITH
tier_month AS NOT MATERIALIZED (
  SELECT CAST(date_trunc('month', month_end) AS DATE) AS month, customer_key, tier
  FROM mart.tier_month
),
customer_day AS (
  SELECT customer_key, CAST(date_trunc('month', day) AS DATE) AS month, net_revenue, contribution, is_purchase
  FROM core.customer_day
),
order_day AS (
  SELECT CAST(date_trunc('month', day) AS DATE) AS month, net_revenue, contribution
  FROM core.order_day
  WHERE customer_key IS NULL
),
population AS (
  SELECT month, tier, count(*) AS customers
  FROM tier_month
  GROUP BY month, tier
),
calendar AS (SELECT DISTINCT month FROM population),
customer_month AS (
  SELECT
    customer_key,
    month,
    bool_or(is_purchase) AS is_active,
    sum(net_revenue) AS net_revenue,
    sum(contribution) AS contribution
  FROM customer_day
  WHERE month >= (SELECT min(month) FROM calendar)
  GROUP BY customer_key, month
),
activity AS (
  SELECT
    month,
    tier,
    count(*) FILTER (WHERE is_active) AS active_customers,
    sum(net_revenue) AS net_revenue,
    sum(contribution) AS contribution
  FROM tier_month
  JOIN customer_month USING (customer_key, month)
  GROUP BY month, tier
  UNION ALL
  SELECT month, 'anonymous', 0, sum(net_revenue), sum(contribution)
  FROM order_day
  GROUP BY month
),
grid AS (
  SELECT month, unnest(['high', 'potential', 'secondary', 'low', 'anonymous']) AS tier
  FROM calendar
)
SELECT
  month,
  tier,
  coalesce(customers, 0) AS customers,
  coalesce(active_customers, 0) AS active_customers,
  CAST(coalesce(net_revenue, 0) AS DECIMAL(18, 4)) AS net_revenue,
  CAST(coalesce(contribution, 0) AS DECIMAL(18, 4)) AS contribution,
  last_day(month) <= getvariable('as_of') AS is_complete
FROM grid
LEFT JOIN population USING (month, tier)
LEFT JOIN activity USING (month, tier)
