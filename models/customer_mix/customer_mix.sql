WITH
order_line AS (
  SELECT customer_key, product_key, day, kind, net_amount
  FROM core.order_line
  WHERE customer_key IS NOT NULL
),
product AS (SELECT product_key, category, brand FROM core.product),
-- A dimension that no article has is left out.
dimension AS (
  SELECT 'category' AS dimension FROM product HAVING count(nullif(trim(category), '')) > 0
  UNION ALL
  SELECT 'brand' FROM product HAVING count(nullif(trim(brand), '')) > 0
),
-- Customer and article first: what follows is of a fraction of the lines.
bought AS MATERIALIZED (
  SELECT
    customer_key,
    product_key,
    product_key IS NOT NULL AND bool_or(kind = 'sale') AS is_bought,
    sum(net_amount) AS net_revenue,
    coalesce(sum(net_amount) FILTER (WHERE day > getvariable('as_of') - 365), 0) AS net_revenue_365
  FROM order_line
  GROUP BY customer_key, product_key
),
named AS (
  SELECT
    customer_key,
    dimension,
    coalesce(CASE dimension WHEN 'category' THEN trim(category) ELSE trim(brand) END, '') AS name,
    is_bought,
    net_revenue,
    net_revenue_365
  FROM bought
  LEFT JOIN product USING (product_key)
  CROSS JOIN dimension
),
mix AS (
  SELECT
    customer_key,
    dimension,
    name,
    count(*) FILTER (WHERE is_bought) AS articles,
    sum(net_revenue) AS net_revenue,
    sum(net_revenue_365) AS net_revenue_365
  FROM named
  GROUP BY customer_key, dimension, name
),
whole AS (
  SELECT
    customer_key,
    CAST(sum(net_revenue) AS DOUBLE) AS all_revenue,
    CAST(sum(net_revenue_365) AS DOUBLE) AS all_revenue_365
  FROM bought
  GROUP BY customer_key
)
SELECT
  customer_key,
  dimension,
  name,
  articles,
  CAST(net_revenue AS DECIMAL(18, 4)) AS net_revenue,
  CAST(net_revenue_365 AS DECIMAL(18, 4)) AS net_revenue_365,
  CASE WHEN all_revenue > 0 THEN CAST(net_revenue AS DOUBLE) / all_revenue END AS share,
  CASE
    WHEN all_revenue_365 > 0 THEN CAST(net_revenue_365 AS DOUBLE) / all_revenue_365
  END AS share_365,
  CASE
    WHEN all_revenue <= 0 THEN 'no_revenue'
    WHEN all_revenue_365 <= 0 THEN 'no_revenue_365'
    ELSE 'complete'
  END AS state
FROM mix
JOIN whole USING (customer_key)
