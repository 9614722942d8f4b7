WITH
customer_tier AS (
  SELECT customer_key, tier, established_value, potential_value
  FROM mart.customer_tier
),
rfm_segment AS (SELECT customer_key, segment FROM mart.rfm_segment),
transaction_score AS (SELECT customer_key, p_alive FROM mart.transaction_score),
churn AS (SELECT customer_key, revenue_at_risk FROM mart.churn),
customer_day AS (
  SELECT customer_key, net_revenue
  FROM core.customer_day
  WHERE day > getvariable('as_of') - 365
),
revenue AS (
  SELECT customer_key, sum(net_revenue) AS net_revenue_365
  FROM customer_day
  GROUP BY customer_key
),
customer AS (
  SELECT
    tier,
    segment,
    net_revenue_365,
    established_value,
    potential_value,
    CAST(p_alive AS DECIMAL(18, 12)) AS p_alive,
    revenue_at_risk
  FROM customer_tier
  FULL JOIN rfm_segment USING (customer_key)
  LEFT JOIN revenue USING (customer_key)
  LEFT JOIN transaction_score USING (customer_key)
  LEFT JOIN churn USING (customer_key)
),
part AS (
  SELECT
    tier,
    segment,
    count(*) AS customers,
    count(p_alive) AS scored,
    sum(net_revenue_365) AS net_revenue_365,
    sum(established_value) AS established_value,
    sum(potential_value) AS potential_value,
    sum(p_alive) AS p_alive,
    sum(revenue_at_risk) AS revenue_at_risk
  FROM customer
  GROUP BY tier, segment
),
listed (scheme, segment) AS (
  SELECT 'tier', unnest(['high', 'potential', 'secondary', 'low'])
  UNION ALL
  SELECT DISTINCT 'rfm', segment
  FROM mart.rfm_rule
),
whole AS (
  SELECT
    listed.scheme,
    listed.segment,
    coalesce(sum(customers), 0) AS customers,
    coalesce(sum(net_revenue_365), 0) AS net_revenue_365,
    coalesce(sum(established_value), 0) AS established_value,
    coalesce(sum(potential_value), 0) AS potential_value,
    sum(p_alive) AS p_alive,
    sum(scored) AS scored,
    coalesce(sum(revenue_at_risk), 0) AS revenue_at_risk
  FROM listed
  LEFT JOIN part ON listed.segment = CASE listed.scheme WHEN 'tier' THEN part.tier ELSE part.segment END
  GROUP BY listed.scheme, listed.segment
),
shared AS (
  SELECT
    *,
    sum(customers) OVER (PARTITION BY scheme) AS all_customers,
    sum(established_value) OVER (PARTITION BY scheme) AS all_established_value
  FROM whole
)
SELECT
  scheme,
  segment,
  CAST(customers AS BIGINT) AS customers,
  CASE WHEN all_customers > 0 THEN customers / all_customers END AS customer_share,
  CAST(net_revenue_365 AS DECIMAL(18, 4)) AS net_revenue_365,
  CAST(established_value AS DECIMAL(18, 4)) AS established_value,
  CASE WHEN all_established_value > 0 THEN established_value / all_established_value END AS established_share,
  CAST(potential_value AS DECIMAL(18, 4)) AS potential_value,
  p_alive / scored AS mean_p_alive,
  CAST(revenue_at_risk AS DECIMAL(18, 4)) AS revenue_at_risk
FROM shared
