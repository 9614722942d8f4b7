WITH
customer AS (SELECT * FROM core.customer),
owner AS (SELECT owner_key, name, team FROM core.owner),
customer_day AS (SELECT * FROM core.customer_day),
customer_order AS (SELECT customer_key, order_key, gross_sales FROM mart.customer_order WHERE gross_sales <> 0),
order_day AS (SELECT customer_key, uncosted_lines FROM core.order_day WHERE uncosted_lines > 0),
interaction AS (SELECT customer_key, kind FROM core.interaction),
to_date AS (
  SELECT
    customer_key,
    min(day) FILTER (WHERE orders > 0) AS first_order_on,
    max(day) FILTER (WHERE orders > 0) AS last_order_on,
    sum(gross_sales) AS gross_sales,
    sum(returns) AS returns,
    sum(net_revenue) AS net_revenue,
    sum(contribution) AS contribution
  FROM customer_day
  GROUP BY customer_key
),
-- An order whose lines fall on several days counts once.
sale AS (
  SELECT customer_key, order_key
  FROM customer_order
  GROUP BY customer_key, order_key
  HAVING sum(gross_sales) > 0
),
ordered AS (SELECT customer_key, count(*) AS orders FROM sale GROUP BY customer_key),
contacted AS (
  SELECT customer_key, count(*) AS interactions, count(*) FILTER (WHERE kind = 'complaint') AS complaints
  FROM interaction
  GROUP BY customer_key
),
estimated AS (
  SELECT DISTINCT customer_key
  FROM order_day
)
SELECT
  customer_key,
  customer.name,
  role,
  parent_key,
  owner_key,
  owner.name AS owner_name,
  team,
  industry,
  region,
  channel,
  credit_limit,
  is_frozen,
  frozen_reason,
  first_order_on,
  last_order_on,
  coalesce(orders, 0) AS orders,
  CAST(coalesce(gross_sales, 0) AS DECIMAL(18, 4)) AS gross_sales,
  CAST(coalesce(returns, 0) AS DECIMAL(18, 4)) AS returns,
  CAST(coalesce(net_revenue, 0) AS DECIMAL(18, 4)) AS net_revenue,
  CAST(coalesce(contribution, 0) AS DECIMAL(18, 4)) AS contribution,
  coalesce(interactions, 0) AS interactions,
  coalesce(complaints, 0) AS complaints,
  estimated.customer_key IS NOT NULL AS has_margin_estimate
FROM customer
LEFT JOIN owner USING (owner_key)
LEFT JOIN to_date USING (customer_key)
LEFT JOIN ordered USING (customer_key)
LEFT JOIN contacted USING (customer_key)
LEFT JOIN estimated USING (customer_key)
