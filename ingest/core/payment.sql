WITH
staged AS (SELECT * FROM staging.payment WHERE day <= getvariable('as_of')),
rate AS (SELECT * FROM staging.rate),
moved AS (SELECT * FROM core.customer_moved)
SELECT
  s.payment_id AS payment_key,
  coalesce(m.customer_key, s.customer_id) AS customer_key,
  s.order_id AS order_key,
  s.day,
  s.due_on,
  CASE WHEN r.rate IS NULL THEN s.amount ELSE CAST(s.amount * r.rate AS DECIMAL(18, 4)) END AS amount,
  s.method
FROM staged AS s
LEFT JOIN rate AS r ON r.currency = s.currency AND r.day = s.day
LEFT JOIN moved AS m ON m.alias_key = s.customer_id
