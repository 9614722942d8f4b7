WITH
staged AS (SELECT * FROM staging.contact),
moved AS (SELECT * FROM core.customer_moved)
SELECT
  s.contact_id AS contact_key,
  coalesce(m.customer_key, s.customer_id) AS customer_key,
  s.name,
  s.title,
  s.email,
  s.phone,
  coalesce(s.is_opted_out, false) AS is_opted_out
FROM staged AS s
LEFT JOIN moved AS m ON m.alias_key = s.customer_id
