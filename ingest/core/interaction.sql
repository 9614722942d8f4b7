SELECT
  interaction_id AS interaction_key,
  customer_id AS customer_key,
  kind,
  direction,
  day,
  opened_at,
  resolved_at,
  satisfaction,
  subject,
  owner_id AS owner_key,
  campaign_id AS campaign_key,
  CAST(cost AS DECIMAL(18, 4)) AS cost
FROM staging.interaction
WHERE day <= getvariable('as_of')
