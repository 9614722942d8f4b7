-- Most customers buy most articles once or twice: those pairs are left out before days are put in order.
WITH
order_line AS (
  SELECT customer_key, product_key, day
  FROM core.order_line
  WHERE kind = 'sale' AND net_amount > 0 AND customer_key IS NOT NULL AND product_key IS NOT NULL
),
repeated AS (
  SELECT customer_key, product_key
  FROM order_line
  GROUP BY customer_key, product_key
  HAVING count(*) >= 3 AND max(day) - min(day) >= 2
),
purchase AS (
  SELECT DISTINCT customer_key, product_key, day
  FROM order_line
  SEMI JOIN repeated USING (customer_key, product_key)
),
gap AS (
  SELECT
    customer_key,
    product_key,
    day,
    day - lag(day) OVER (PARTITION BY customer_key, product_key ORDER BY day) AS days
  FROM purchase
),
-- Sums of decimals do not depend on who adds them.
rhythm AS (
  SELECT
    customer_key,
    product_key,
    max(day) AS last_bought_on,
    count(days) AS gaps,
    median(days) AS usual_gap,
    CAST(sum(CAST(ln(days) AS DECIMAL(18, 12))) AS DOUBLE) / count(days) AS mean_log,
    CAST(sum(CAST(ln(days) * ln(days) AS DECIMAL(18, 12))) AS DOUBLE) AS squares
  FROM gap
  GROUP BY customer_key, product_key
  HAVING count(days) >= 2
  QUALIFY row_number() OVER (PARTITION BY customer_key ORDER BY count(days) DESC, product_key) <= 50
),
listed AS (SELECT DISTINCT product_key FROM rhythm),
article AS (
  SELECT product_key, row_number() OVER (ORDER BY product_key) - 1 AS product_no
  FROM listed
)
SELECT
  customer_key,
  product_key,
  product_no,
  last_bought_on,
  CAST(getvariable('as_of') - last_bought_on AS BIGINT) AS days_since,
  gaps,
  CAST(usual_gap AS DOUBLE) AS usual_gap,
  mean_log,
  greatest(0, squares - gaps * mean_log * mean_log) AS log_spread
FROM rhythm
JOIN article USING (product_key)
