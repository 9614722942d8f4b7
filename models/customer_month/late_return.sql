WITH
line AS NOT MATERIALIZED (SELECT * FROM core.order_line WHERE customer_key IS NOT NULL),
replay AS (SELECT min(month_end) AS first_end FROM score.month_end),
returned AS (
  SELECT customer_key, return_of AS order_key, day AS returned_on, sum(net_amount) AS amount
  FROM line
  WHERE kind = 'return' AND return_of IS NOT NULL
  GROUP BY customer_key, return_of, day
),
order_day AS (
  SELECT customer_key, order_key, day
  FROM core.order_day SEMI JOIN returned USING (customer_key, order_key)
  WHERE gross_sales > 0
),
-- As for a purchase value, the day of an order is the first on which it was sold.
sold AS (SELECT customer_key, order_key, min(day) AS day FROM order_day GROUP BY customer_key, order_key),
known AS (
  SELECT
    r.customer_key,
    s.day,
    greatest(0, date_diff('month', p.first_end, s.day)) AS month_no,
    greatest(0, date_diff('month', p.first_end, r.returned_on)) AS returned_no,
    r.amount
  FROM returned AS r
  JOIN sold AS s USING (customer_key, order_key)
  CROSS JOIN replay AS p
)
SELECT
  customer_key,
  day,
  CAST(month_no AS BIGINT) AS month_no,
  CAST(returned_no AS BIGINT) AS returned_no,
  CAST(sum(amount) AS DECIMAL(18, 4)) AS amount
FROM known
WHERE returned_no > month_no AND amount < 0
GROUP BY customer_key, day, month_no, returned_no
