WITH
staged AS (SELECT * FROM staging.interaction WHERE day <= getvariable('as_of')),
moved AS (SELECT * FROM core.customer_moved)
SELECT
  s.interaction_id AS interaction_key,
  coalesce(m.customer_key, s.customer_id) AS customer_key,
  s.kind,
  s.direction,
  s.day,
  s.opened_at,
  s.resolved_at,
  s.satisfaction,
  s.subject,
  s.owner_id AS owner_key,
  s.campaign_id AS campaign_key,
  CAST(s.cost AS DECIMAL(18, 4)) AS cost
FROM staged AS s
LEFT JOIN moved AS m ON m.alias_key = s.customer_id
