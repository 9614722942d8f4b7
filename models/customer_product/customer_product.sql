WITH
order_line AS (
  SELECT customer_key, product_key, order_key, day, kind, quantity, net_amount
  FROM core.order_line
  WHERE customer_key IS NOT NULL AND product_key IS NOT NULL
),
product AS (SELECT product_key, name, category FROM core.product),
in_order AS (
  SELECT
    customer_key,
    product_key,
    order_key,
    bool_or(kind = 'sale') AS is_sold,
    bool_or(kind = 'return') AS is_returned,
    max(day) FILTER (WHERE kind = 'sale') AS last_bought_on,
    sum(CAST(quantity AS DECIMAL(18, 4))) FILTER (WHERE kind IN ('sale', 'return')) AS quantity,
    sum(net_amount) AS net_revenue
  FROM order_line
  GROUP BY customer_key, product_key, order_key
),
bought AS (
  SELECT
    customer_key,
    product_key,
    count(*) FILTER (WHERE is_sold) AS orders,
    sum(quantity) AS quantity,
    sum(net_revenue) AS net_revenue,
    max(last_bought_on) AS last_bought_on
  FROM in_order
  GROUP BY customer_key, product_key
  HAVING bool_or(is_sold OR is_returned)
)
SELECT
  customer_key,
  product_key,
  product.name AS product_name,
  category,
  orders,
  CAST(quantity AS DOUBLE) AS quantity,
  CAST(net_revenue AS DECIMAL(18, 4)) AS net_revenue,
  last_bought_on
FROM bought
LEFT JOIN product USING (product_key)
