WITH
staged AS (SELECT customer_id, balance FROM staging.customer WHERE balance IS NOT NULL),
moved AS (SELECT * FROM core.customer_moved)
SELECT
  s.customer_id AS alias_key,
  coalesce(m.customer_key, s.customer_id) AS customer_key,
  split_part(s.customer_id, ':', 1) AS system,
  s.balance
FROM staged AS s
LEFT JOIN moved AS m ON m.alias_key = s.customer_id
