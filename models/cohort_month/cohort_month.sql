WITH
customer_rfm AS (SELECT customer_key, first_purchase_on FROM mart.customer_rfm),
customer_month AS (
  SELECT
    customer_key,
    date_trunc('month', day) AS month,
    bool_or(is_purchase) AS is_active,
    sum(net_revenue) AS net_revenue
  FROM core.customer_day
  GROUP BY customer_key, month
),
-- What came before the first purchase, as the unlinked return of goods bought before the data begin, joins period 0.
activity AS (
  SELECT
    date_trunc('month', first_purchase_on) AS cohort,
    greatest(0, date_diff('month', first_purchase_on, month)) AS period,
    count(*) FILTER (WHERE is_active) AS retained,
    sum(net_revenue) AS net_revenue
  FROM customer_month
  JOIN customer_rfm USING (customer_key)
  GROUP BY cohort, period
),
cohort AS (
  SELECT date_trunc('month', first_purchase_on) AS cohort, count(*) AS customers
  FROM customer_rfm
  GROUP BY cohort
),
grid AS (
  SELECT cohort, customers, unnest(range(date_diff('month', cohort, getvariable('as_of')) + 1)) AS period
  FROM cohort
),
filled AS (
  SELECT
    cohort,
    period,
    customers,
    coalesce(retained, 0) AS retained,
    coalesce(net_revenue, 0) AS net_revenue,
    last_day(cohort + to_months(CAST(period AS INTEGER))) <= getvariable('as_of') AS is_complete
  FROM grid
  LEFT JOIN activity USING (cohort, period)
)
SELECT
  CAST(cohort AS DATE) AS cohort,
  period,
  customers,
  retained,
  retained / customers AS retention,
  CAST(net_revenue AS DECIMAL(18, 4)) AS net_revenue,
  CAST(sum(net_revenue) OVER (PARTITION BY cohort ORDER BY period) AS DECIMAL(18, 4)) AS cumulative_revenue,
  is_complete
FROM filled
