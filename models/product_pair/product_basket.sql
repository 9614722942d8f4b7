-- Baskets are known by the hash of their key, articles by their place: texts would be many times as wide.
WITH
order_line AS (
  SELECT order_key, customer_key, product_key
  FROM core.order_line
  WHERE kind = 'sale' AND net_amount > 0 AND product_key IS NOT NULL
),
article AS (SELECT product_key, CAST(product_no AS INTEGER) AS product_no FROM score.product_no),
sold AS MATERIALIZED (
  SELECT hash(order_key) AS order_hash, hash(customer_key) AS customer_hash, customer_key IS NULL AS is_nobody, product_no
  FROM order_line
  JOIN article USING (product_key)
),
line AS MATERIALIZED (
  SELECT DISTINCT true AS is_order, order_hash AS basket, product_no
  FROM sold
  UNION ALL
  SELECT DISTINCT false, customer_hash, product_no
  FROM sold
  WHERE NOT is_nobody
),
size AS (
  SELECT is_order, basket, count(*) AS articles
  FROM line
  GROUP BY is_order, basket
),
-- Pairs grow with the square of a basket: where there would be more than twenty million, an even share of all baskets,
-- whichever their size, stands for them.
kept_share AS (
  SELECT is_order, least(1, 20e6 / greatest(1, sum(articles * (articles - 1) / 2))) AS kept
  FROM size
  GROUP BY is_order
),
kept_line AS (
  SELECT is_order, basket, product_no
  FROM line
  JOIN kept_share USING (is_order)
  WHERE basket % 1000000 < kept * 1000000
)
SELECT
  is_order,
  -- 53 bits, which a double holds
  CAST(basket >> 11 AS BIGINT) AS basket,
  CAST(product_no AS BIGINT) AS product_no
FROM kept_line
