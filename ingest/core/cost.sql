WITH
staged AS (SELECT * FROM staging.cost WHERE day <= getvariable('as_of')),
moved AS (SELECT * FROM core.customer_moved)
SELECT
  coalesce(m.customer_key, s.customer_id) AS customer_key,
  s.day,
  s.amount
FROM staged AS s
LEFT JOIN moved AS m ON m.alias_key = s.customer_id
