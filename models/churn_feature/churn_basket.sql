WITH
customer AS (SELECT cut_off, customer_key FROM score.churn_purchase),
line AS (SELECT * FROM core.order_line WHERE kind = 'sale'),
product AS (SELECT * FROM core.product),
bought AS (
  SELECT c.cut_off, c.customer_key, l.product_key, l.net_amount, l.discount
  FROM customer AS c
  JOIN line AS l ON l.customer_key = c.customer_key AND l.day <= c.cut_off AND l.day > c.cut_off - 365
),
by_product AS (
  SELECT
    cut_off,
    customer_key,
    product_key,
    sum(net_amount) FILTER (WHERE discount IS NOT NULL) AS net_amount,
    sum(discount) AS discount
  FROM bought
  GROUP BY cut_off, customer_key, product_key
)
SELECT
  b.cut_off,
  b.customer_key,
  count(b.product_key) AS products_365,
  count(DISTINCT p.category) AS categories_365,
  CAST(sum(b.discount) AS DOUBLE) / nullif(CAST(sum(b.net_amount) + sum(b.discount) AS DOUBLE), 0) AS discount_share
FROM by_product AS b
LEFT JOIN product AS p USING (product_key)
GROUP BY b.cut_off, b.customer_key
