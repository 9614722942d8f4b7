WITH
staged AS (
  SELECT *, coalesce(day, getvariable('as_of')) AS rate_on FROM staging.order_copy
  WHERE coalesce(day <= getvariable('as_of'), true)
),
rate AS (SELECT * FROM staging.rate)
SELECT
  s.copy_id AS copy_key,
  s.counted_by || ':' || s.order_id AS order_key,
  split_part(s.copy_id, ':', 1) AS system,
  s.day,
  CASE WHEN r.rate IS NULL THEN s.net_amount ELSE CAST(s.net_amount * r.rate AS DECIMAL(18, 4)) END AS net_amount
FROM staged AS s
LEFT JOIN rate AS r ON r.currency = s.currency AND r.day = s.rate_on
