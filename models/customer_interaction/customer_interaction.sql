WITH
interaction AS (SELECT * FROM core.interaction WHERE customer_key IS NOT NULL),
owner AS (SELECT owner_key, name FROM core.owner)
SELECT
  interaction_key,
  customer_key,
  day,
  kind,
  direction,
  opened_at,
  resolved_at,
  CAST(date_diff('second', opened_at, resolved_at) / 3600 AS DOUBLE) AS hours_to_resolve,
  satisfaction,
  subject,
  owner.name AS owner_name
FROM interaction
LEFT JOIN owner USING (owner_key)
