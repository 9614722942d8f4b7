WITH
order_day AS (SELECT * FROM core.order_day),
customer_day AS NOT MATERIALIZED (
  SELECT customer_key, day, gross_sales, returns, fees, adjustments, net_revenue, cost_to_serve, is_purchase
  FROM core.customer_day
),
customer_rfm AS (SELECT frequency, recency, last_purchase_on FROM mart.customer_rfm),
clv AS (SELECT clv FROM mart.clv),
churn AS (SELECT revenue_at_risk FROM mart.churn),
opportunity AS (SELECT * FROM score.open_opportunity),
month_end AS (SELECT month_no FROM score.month_end),
money AS (
  SELECT
    min(day) AS first_day,
    sum(net_revenue) AS net_revenue,
    sum(CASE WHEN customer_key IS NOT NULL THEN net_revenue ELSE 0 END) AS net_revenue_known,
    sum(CASE WHEN day > getvariable('as_of') - 365 THEN net_revenue ELSE 0 END) AS net_revenue_365,
    sum(CASE WHEN day > getvariable('as_of') - 365 THEN contribution ELSE 0 END) AS contribution_365,
    sum(
      CASE WHEN day BETWEEN getvariable('as_of') - 729 AND getvariable('as_of') - 365 THEN net_revenue ELSE 0 END
    ) AS net_revenue_365_before,
    sum(gross_sales) AS gross_sales,
    sum(gross_sales - uncosted_sales) AS known_cost_sales
  FROM order_day
),
service AS (
  SELECT sum(cost_to_serve) AS cost_to_serve_365
  FROM customer_day
  WHERE day > getvariable('as_of') - 365
),
base AS (
  SELECT
    count(*) AS customers,
    count(*) FILTER (WHERE last_purchase_on > getvariable('as_of') - getvariable('lapse_days')) AS active_base,
    sum(CAST(recency AS BIGINT)) / nullif(sum(frequency), 0) AS mean_gap
  FROM customer_rfm
),
purchase_gap AS (
  SELECT day - lag(day) OVER (PARTITION BY customer_key ORDER BY day) AS gap
  FROM customer_day
  WHERE is_purchase
),
gaps AS (
  SELECT quantile_disc(gap, 0.5) AS median_gap, quantile_disc(gap, 0.9) AS p90_gap
  FROM purchase_gap
  WHERE gap IS NOT NULL
),
equity AS (SELECT sum(clv) AS customer_equity FROM clv),
risk AS (SELECT sum(revenue_at_risk) AS revenue_at_risk FROM churn),
pipeline AS (
  SELECT sum(amount) AS open_pipeline, sum(expected_value) AS weighted_pipeline
  FROM opportunity
  WHERE month_no = (SELECT max(month_no) FROM month_end)
),
-- Customers with a line of any kind: those who only cost something have no part in revenue.
customer_revenue AS (
  SELECT sum(net_revenue) AS net_revenue
  FROM customer_day
  GROUP BY customer_key
  HAVING bool_or(gross_sales <> 0 OR returns <> 0 OR fees <> 0 OR adjustments <> 0)
),
counted AS (
  SELECT count(*) AS customers, count(*) FILTER (WHERE net_revenue > 0) AS positive
  FROM customer_revenue
),
-- Customers with equal revenue may stand in any order: no sum below depends on it.
ranked AS (
  SELECT net_revenue, row_number() OVER (ORDER BY net_revenue DESC) AS place
  FROM customer_revenue
),
-- Gini = Σ (n + 1 − 2 place) x ÷ (n Σ x), places from the largest down.
concentration AS (
  SELECT
    sum(net_revenue) AS total,
    sum(CASE WHEN (place - 1) * 100 < customers THEN net_revenue ELSE 0 END) AS top_1,
    sum(CASE WHEN (place - 1) * 20 < customers THEN net_revenue ELSE 0 END) AS top_5,
    sum(CASE WHEN (place - 1) * 5 < customers THEN net_revenue ELSE 0 END) AS top_20,
    sum(CASE WHEN place <= positive THEN net_revenue * (positive + 1 - 2 * place) END) AS gini_sum,
    sum(CASE WHEN place <= positive THEN net_revenue END) * max(positive) AS gini_whole
  FROM ranked
  CROSS JOIN counted
)
SELECT
  getvariable('as_of') AS as_of,
  first_day,
  CAST(coalesce(net_revenue, 0) AS DECIMAL(18, 4)) AS net_revenue,
  CAST(coalesce(net_revenue_known, 0) AS DECIMAL(18, 4)) AS net_revenue_known,
  CAST(coalesce(net_revenue_365, 0) AS DECIMAL(18, 4)) AS net_revenue_365,
  CAST(coalesce(contribution_365, 0) - coalesce(cost_to_serve_365, 0) AS DECIMAL(18, 4)) AS contribution_365,
  CASE
    WHEN first_day <= getvariable('as_of') - 729 THEN CAST(net_revenue_365_before AS DECIMAL(18, 4))
  END AS net_revenue_365_before,
  customers,
  active_base,
  CAST(coalesce(customer_equity, 0) AS DECIMAL(18, 4)) AS customer_equity,
  CAST(coalesce(revenue_at_risk, 0) AS DECIMAL(18, 4)) AS revenue_at_risk,
  CAST(coalesce(open_pipeline, 0) AS DECIMAL(18, 4)) AS open_pipeline,
  CAST(coalesce(weighted_pipeline, 0) AS DECIMAL(18, 4)) AS weighted_pipeline,
  CASE WHEN total > 0 THEN top_1 / total END AS top_1_share,
  CASE WHEN total > 0 THEN top_5 / total END AS top_5_share,
  CASE WHEN total > 0 THEN top_20 / total END AS top_20_share,
  gini_sum / gini_whole AS gini,
  mean_gap,
  CAST(median_gap AS DOUBLE) AS median_gap,
  CAST(p90_gap AS DOUBLE) AS p90_gap,
  CAST(getvariable('lapse_days') AS DOUBLE) AS lapse_days,
  CASE WHEN gross_sales > 0 THEN known_cost_sales / gross_sales END AS known_cost_share
FROM money, service, base, gaps, equity, risk, pipeline, concentration
