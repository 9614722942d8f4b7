WITH
order_line AS (
  SELECT product_key
  FROM core.order_line
  WHERE kind = 'sale' AND net_amount > 0 AND product_key IS NOT NULL
),
listed AS (SELECT DISTINCT product_key FROM order_line)
SELECT row_number() OVER (ORDER BY product_key) - 1 AS product_no, product_key
FROM listed
