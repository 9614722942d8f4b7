WITH
order_day AS NOT MATERIALIZED (
  SELECT CAST(date_trunc('month', day) AS DATE) AS month, * FROM core.order_day
),
customer_day AS NOT MATERIALIZED (
  SELECT
    customer_key,
    day,
    CAST(date_trunc('month', day) AS DATE) AS month,
    net_revenue,
    cost_to_serve,
    is_purchase
  FROM core.customer_day
),
interaction AS (SELECT CAST(date_trunc('month', day) AS DATE) AS month, kind FROM core.interaction),
money AS (
  SELECT
    month,
    sum(gross_sales) AS gross_sales,
    sum(returns) AS returns,
    sum(fees) AS fees,
    sum(adjustments) AS adjustments,
    sum(net_revenue) AS net_revenue,
    coalesce(sum(net_revenue) FILTER (WHERE customer_key IS NULL), 0) AS anonymous_revenue,
    sum(contribution) AS contribution
  FROM order_day
  GROUP BY month
),
calendar AS (
  SELECT CAST(unnest(generate_series(min(month), getvariable('as_of'), INTERVAL 1 MONTH)) AS DATE) AS month
  FROM money
),
-- An order counts once a month however many days its lines fall on.
sale AS (
  SELECT month, order_key, sum(gross_sales) AS amount
  FROM order_day
  WHERE sale_lines > 0
  GROUP BY month, order_key
  HAVING sum(order_day.gross_sales) > 0
),
ordered AS (
  SELECT month, count(*) AS orders, sum(amount) AS order_sales
  FROM sale
  GROUP BY month
),
purchase AS (
  SELECT
    day,
    month,
    lag(day) OVER history AS previous_day,
    lead(day) OVER history AS next_day
  FROM customer_day
  WHERE is_purchase
  WINDOW history AS (PARTITION BY customer_key ORDER BY day)
),
-- The base of a day are the customers with a purchase in the H days up to it. So a customer leaves on the Hth day
-- after a purchase unless one of these days brings the next, and comes back with a purchase more than H days later.
arrival AS (
  SELECT
    month,
    count(*) FILTER (WHERE previous_day IS NULL) AS new_customers,
    count(*) FILTER (WHERE day - previous_day > getvariable('lapse_days')) AS reactivated_customers,
    -- The first purchase of a customer in the month.
    count(*) FILTER (WHERE previous_day IS NULL OR previous_day < month) AS active_customers,
    count(*) FILTER (
      WHERE previous_day < month AND month - previous_day <= getvariable('lapse_days')
    ) AS returning_customers
  FROM purchase
  GROUP BY month
),
departure AS (
  SELECT CAST(date_trunc('month', day + getvariable('lapse_days')) AS DATE) AS lost_in, count(*) AS lost_customers
  FROM purchase
  WHERE day + getvariable('lapse_days') < coalesce(next_day, getvariable('as_of') + 1)
  GROUP BY lost_in
),
movement AS (
  SELECT
    calendar.month,
    coalesce(active_customers, 0) AS active_customers,
    coalesce(returning_customers, 0) AS returning_customers,
    coalesce(new_customers, 0) AS new_customers,
    coalesce(reactivated_customers, 0) AS reactivated_customers,
    coalesce(lost_customers, 0) AS lost_customers
  FROM calendar
  LEFT JOIN arrival ON arrival.month = calendar.month
  LEFT JOIN departure ON departure.lost_in = calendar.month
),
base AS (
  SELECT
    *,
    CAST(
      sum(new_customers + reactivated_customers - lost_customers) OVER (ORDER BY month) AS BIGINT
    ) AS active_base
  FROM movement
),
customer_month AS (
  SELECT
    customer_key,
    month,
    sum(net_revenue) AS net_revenue,
    sum(cost_to_serve) AS cost_to_serve,
    bool_or(is_purchase) AS is_active
  FROM customer_day
  GROUP BY customer_key, month
),
service AS (
  SELECT month, sum(cost_to_serve) AS cost_to_serve
  FROM customer_month
  GROUP BY month
),
month_before AS (
  SELECT customer_key, CAST(month + INTERVAL 1 MONTH AS DATE) AS month, net_revenue
  FROM customer_month
  WHERE is_active
),
kept AS (
  SELECT
    month,
    count(*) AS customers_before,
    count(*) FILTER (WHERE is_active) AS customers_kept,
    sum(month_before.net_revenue) AS revenue_before,
    sum(coalesce(customer_month.net_revenue, 0)) AS revenue_kept,
    sum(least(coalesce(customer_month.net_revenue, 0), month_before.net_revenue)) AS revenue_kept_capped
  FROM month_before
  LEFT JOIN customer_month USING (customer_key, month)
  GROUP BY month
),
contacted AS (
  SELECT month, count(*) AS interactions, count(*) FILTER (WHERE kind = 'complaint') AS complaints
  FROM interaction
  GROUP BY month
),
measured AS (
  SELECT
    base.*,
    money.* EXCLUDE (month, contribution),
    ordered.* EXCLUDE (month),
    kept.* EXCLUDE (month),
    contacted.* EXCLUDE (month),
    least(last_day(base.month), getvariable('as_of')) AS ends_on,
    coalesce(contribution, 0) - coalesce(cost_to_serve, 0) AS contribution
  FROM base
  LEFT JOIN money USING (month)
  LEFT JOIN service USING (month)
  LEFT JOIN ordered USING (month)
  LEFT JOIN kept USING (month)
  LEFT JOIN contacted USING (month)
)
SELECT
  month,
  ends_on,
  ends_on = last_day(month) AS is_complete,
  CAST(coalesce(gross_sales, 0) AS DECIMAL(18, 4)) AS gross_sales,
  CAST(coalesce(returns, 0) AS DECIMAL(18, 4)) AS returns,
  CAST(coalesce(fees, 0) AS DECIMAL(18, 4)) AS fees,
  CAST(coalesce(adjustments, 0) AS DECIMAL(18, 4)) AS adjustments,
  CAST(coalesce(net_revenue, 0) AS DECIMAL(18, 4)) AS net_revenue,
  CAST(coalesce(anonymous_revenue, 0) AS DECIMAL(18, 4)) AS anonymous_revenue,
  CAST(contribution AS DECIMAL(18, 4)) AS contribution,
  CASE WHEN net_revenue > 0 THEN contribution / net_revenue END AS margin,
  coalesce(orders, 0) AS orders,
  CAST(order_sales / orders AS DECIMAL(18, 4)) AS average_order_value,
  active_customers,
  active_base,
  lag(active_base, 1, 0) OVER (ORDER BY month) AS opening_customers,
  new_customers,
  reactivated_customers,
  lost_customers,
  returning_customers,
  customers_kept / customers_before AS retention_rate,
  CASE WHEN revenue_before > 0 THEN revenue_kept / revenue_before END AS net_revenue_retention,
  CASE WHEN revenue_before > 0 THEN revenue_kept_capped / revenue_before END AS gross_revenue_retention,
  coalesce(interactions, 0) AS interactions,
  coalesce(complaints, 0) AS complaints,
  coalesce(complaints, 0) / orders AS complaint_rate,
  CAST(getvariable('lapse_days') AS DOUBLE) AS lapse_days
FROM measured
