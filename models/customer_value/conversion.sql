WITH
conversion_customer AS (SELECT * FROM score.conversion_customer),
rfm_segment AS (SELECT customer_key, segment FROM mart.rfm_segment),
customer AS (SELECT customer_key, owner_key FROM core.customer WHERE owner_key IS NOT NULL),
owner AS (SELECT owner_key, name FROM core.owner),
listed AS (
  SELECT 'company' AS level, 'company' AS name
  UNION ALL
  SELECT 'tier', unnest(['high', 'potential', 'secondary', 'low'])
  UNION ALL
  SELECT DISTINCT 'rfm_segment', segment FROM rfm_segment
  UNION ALL
  SELECT DISTINCT 'owner', owner_key FROM customer
),
placed AS (
  SELECT 'company' AS level, 'company' AS name, * FROM conversion_customer
  UNION ALL
  SELECT 'tier', tier, * FROM conversion_customer
  UNION ALL
  SELECT 'rfm_segment', r.segment, v.* FROM conversion_customer AS v JOIN rfm_segment AS r USING (customer_key)
  UNION ALL
  SELECT 'owner', c.owner_key, v.* FROM conversion_customer AS v JOIN customer AS c USING (customer_key)
),
part AS (
  SELECT
    level,
    name,
    any_value(from_day) AS from_day,
    any_value(to_day) AS to_day,
    count(*) AS customers,
    sum(realised_value) AS realised,
    sum(potential_value) AS potential
  FROM placed
  GROUP BY level, name
)
SELECT
  l.level,
  l.name,
  o.name AS label,
  p.from_day,
  p.to_day,
  CAST(getvariable('horizon_days') AS DOUBLE) AS horizon,
  coalesce(p.customers, 0) AS customers,
  CAST(p.realised AS DECIMAL(18, 4)) AS realised,
  CAST(p.potential AS DECIMAL(18, 4)) AS potential,
  CASE WHEN p.potential > 0 THEN CAST(p.realised AS DOUBLE) / CAST(p.potential AS DOUBLE) END AS coefficient,
  CASE
    WHEN (SELECT count(*) = 0 FROM conversion_customer) THEN [concat('no_replay|', getvariable('horizon_days'))]
    WHEN p.customers IS NULL THEN ['nobody_known_then']
    WHEN p.potential <= 0 THEN ['no_potential_then']
    ELSE []
  END AS reasons
FROM listed AS l
LEFT JOIN part AS p ON p.level = l.level AND p.name = l.name
LEFT JOIN owner AS o ON l.level = 'owner' AND o.owner_key = l.name
