WITH
customer_day AS (
  SELECT *, day > getvariable('as_of') - 365 AS is_recent
  FROM core.customer_day
),
order_day AS (
  SELECT *, day > getvariable('as_of') - 365 AS is_recent
  FROM core.order_day
  WHERE customer_key IS NULL OR uncosted_lines > 0
),
discounted AS (
  SELECT customer_key, day, net_amount, discount, day > getvariable('as_of') - 365 AS is_recent
  FROM core.order_line
  WHERE kind = 'sale' AND discount > 0
),
interaction AS (
  SELECT customer_key, cost, day > getvariable('as_of') - 365 AS is_recent
  FROM core.interaction
  WHERE cost <> 0
),
cost AS (
  SELECT amount, day > getvariable('as_of') - 365 AS is_recent
  FROM core.cost
  WHERE customer_key IS NULL
),
given AS (SELECT count(*) > 0 AS has_discounts FROM (SELECT 1 FROM core.order_line WHERE discount IS NOT NULL LIMIT 1)),
discount_day AS (
  SELECT customer_key, day, is_recent, sum(net_amount) AS sales, sum(discount) AS discount
  FROM discounted
  GROUP BY customer_key, day, is_recent
),
part AS (
  SELECT
    customer_key,
    is_recent,
    sum(gross_sales) AS gross_sales,
    sum(returns) AS returns,
    sum(fees) AS fees,
    sum(adjustments) AS adjustments,
    sum(net_revenue) AS net_revenue,
    sum(contribution + cost_to_serve) AS gross_margin,
    sum(cost_to_serve) AS cost_to_serve,
    sum(orders) AS orders,
    count(*) FILTER (WHERE is_purchase) AS purchase_days
  FROM customer_day
  GROUP BY customer_key, is_recent
  UNION ALL BY NAME
  SELECT
    customer_key,
    is_recent,
    sum(gross_sales) AS gross_sales,
    sum(returns) AS returns,
    sum(fees) AS fees,
    sum(adjustments) AS adjustments,
    sum(net_revenue) AS net_revenue,
    sum(contribution) AS gross_margin,
    count(*) FILTER (WHERE gross_sales > 0) AS orders
  FROM order_day
  WHERE customer_key IS NULL
  GROUP BY customer_key, is_recent
  UNION ALL BY NAME
  SELECT customer_key, is_recent, sum(uncosted_sales) AS uncosted_sales
  FROM order_day
  WHERE uncosted_lines > 0
  GROUP BY customer_key, is_recent
  UNION ALL BY NAME
  SELECT
    customer_key,
    is_recent,
    sum(cost) AS interaction_cost,
    -- What customers' days have of it already
    CASE WHEN customer_key IS NULL THEN sum(cost) ELSE 0 END AS cost_to_serve
  FROM interaction
  GROUP BY customer_key, is_recent
  UNION ALL BY NAME
  SELECT NULL AS customer_key, is_recent, sum(amount) AS cost_to_serve
  FROM cost
  GROUP BY is_recent
  UNION ALL BY NAME
  SELECT
    d.customer_key,
    d.is_recent,
    sum(d.sales) AS discounted_sales,
    sum(d.discount) AS discount,
    count(*) FILTER (WHERE c.is_purchase) AS discounted_days
  FROM discount_day AS d
  LEFT JOIN customer_day AS c ON c.customer_key = d.customer_key AND c.day = d.day
  GROUP BY d.customer_key, d.is_recent
),
placed AS (
  SELECT 'to_date' AS period, * FROM part
  UNION ALL
  SELECT 'last_365_days', * FROM part WHERE is_recent
),
borne AS (
  SELECT
    period,
    customer_key,
    coalesce(sum(gross_sales), 0) AS gross_sales,
    coalesce(sum(returns), 0) AS returns,
    coalesce(sum(fees), 0) AS fees,
    coalesce(sum(adjustments), 0) AS adjustments,
    coalesce(sum(net_revenue), 0) AS net_revenue,
    coalesce(sum(uncosted_sales), 0) AS uncosted_sales,
    coalesce(sum(gross_margin), 0) AS gross_margin,
    coalesce(sum(interaction_cost), 0) AS interaction_cost,
    coalesce(sum(cost_to_serve), 0) AS cost_to_serve,
    coalesce(sum(orders), 0) AS orders,
    coalesce(sum(purchase_days), 0) AS purchase_days,
    coalesce(sum(discount), 0) AS discount,
    coalesce(sum(discounted_sales), 0) AS discounted_sales,
    coalesce(sum(discounted_days), 0) AS discounted_days
  FROM placed
  GROUP BY period, customer_key
)
SELECT
  period,
  customer_key,
  CAST(gross_sales AS DECIMAL(18, 4)) AS gross_sales,
  CAST(returns AS DECIMAL(18, 4)) AS returns,
  CAST(fees AS DECIMAL(18, 4)) AS fees,
  CAST(adjustments AS DECIMAL(18, 4)) AS adjustments,
  CAST(net_revenue AS DECIMAL(18, 4)) AS net_revenue,
  CAST(net_revenue - gross_margin AS DECIMAL(18, 4)) AS cost_of_goods,
  CAST(uncosted_sales AS DECIMAL(18, 4)) AS uncosted_sales,
  CAST(gross_margin AS DECIMAL(18, 4)) AS gross_margin,
  CAST(interaction_cost AS DECIMAL(18, 4)) AS interaction_cost,
  CAST(cost_to_serve - interaction_cost AS DECIMAL(18, 4)) AS other_cost,
  CAST(gross_margin - cost_to_serve AS DECIMAL(18, 4)) AS contribution,
  CAST(orders AS BIGINT) AS orders,
  CAST(purchase_days AS BIGINT) AS purchase_days,
  CAST(CASE WHEN has_discounts THEN discount END AS DECIMAL(18, 4)) AS discount,
  CAST(discounted_sales AS DECIMAL(18, 4)) AS discounted_sales,
  CAST(discounted_days AS BIGINT) AS discounted_days
FROM borne
CROSS JOIN given
