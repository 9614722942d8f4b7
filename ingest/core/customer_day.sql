WITH
claim AS (SELECT * FROM core.order_line WHERE kind = 'return' AND return_of IS NOT NULL AND customer_key IS NOT NULL),
interaction AS (SELECT * FROM core.interaction WHERE customer_key IS NOT NULL AND cost <> 0),
moved_id AS (SELECT * FROM core.customer_moved),
other_cost AS (
  SELECT coalesce(m.customer_key, c.customer_id) AS customer_key, c.day, c.amount
  FROM staging.cost AS c
  LEFT JOIN moved_id AS m ON m.alias_key = c.customer_id
  WHERE c.customer_id IS NOT NULL AND c.day <= getvariable('as_of')
),
by_order AS (SELECT * FROM core.order_day WHERE customer_key IS NOT NULL),
returned AS (
  SELECT customer_key, day AS returned_on, return_of, sum(net_amount) AS amount
  FROM claim
  GROUP BY customer_key, day, return_of
),
-- The day of the order that a return takes back; a return of an order nobody has seen stays on its own day.
linked AS (
  SELECT r.customer_key, r.returned_on, min(o.day) AS sold_on, r.amount
  FROM returned AS r
  JOIN by_order AS o ON o.customer_key = r.customer_key AND o.order_key = r.return_of AND o.gross_sales > 0
  GROUP BY r.customer_key, r.returned_on, r.return_of, r.amount
),
moved AS (
  SELECT customer_key, sold_on AS day, sum(amount) AS amount FROM linked GROUP BY customer_key, sold_on
  UNION ALL
  SELECT customer_key, returned_on, -sum(amount) FROM linked GROUP BY customer_key, returned_on
),
part AS (
  SELECT
    customer_key,
    day,
    CAST(gross_sales > 0 AS BIGINT) AS orders,
    gross_sales,
    returns,
    fees,
    adjustments,
    contribution,
    0 AS cost_to_serve,
    0 AS moved
  FROM by_order
  UNION ALL
  SELECT customer_key, day, 0, 0, 0, 0, 0, 0, 0, amount FROM moved
  UNION ALL
  SELECT customer_key, day, 0, 0, 0, 0, 0, 0, cost, 0 FROM interaction
  UNION ALL
  SELECT customer_key, day, 0, 0, 0, 0, 0, 0, amount, 0 FROM other_cost
),
by_day AS (
  SELECT
    customer_key,
    day,
    sum(orders) AS orders,
    sum(gross_sales) AS gross_sales,
    sum(returns) AS returns,
    sum(fees) AS fees,
    sum(adjustments) AS adjustments,
    sum(cost_to_serve) AS cost_to_serve,
    sum(contribution) - sum(cost_to_serve) AS contribution,
    sum(moved) AS moved
  FROM part
  GROUP BY customer_key, day
)
SELECT
  customer_key,
  day,
  CAST(orders AS BIGINT) AS orders,
  CAST(gross_sales AS DECIMAL(18, 4)) AS gross_sales,
  CAST(returns AS DECIMAL(18, 4)) AS returns,
  CAST(fees AS DECIMAL(18, 4)) AS fees,
  CAST(adjustments AS DECIMAL(18, 4)) AS adjustments,
  CAST(gross_sales + returns + fees + adjustments AS DECIMAL(18, 4)) AS net_revenue,
  CAST(cost_to_serve AS DECIMAL(18, 4)) AS cost_to_serve,
  CAST(contribution AS DECIMAL(18, 4)) AS contribution,
  CAST(gross_sales + returns + fees + adjustments + moved AS DECIMAL(18, 4)) AS purchase_value,
  gross_sales > 0 AND gross_sales + returns + fees + adjustments + moved > 0 AS is_purchase
FROM by_day
