WITH
staged AS (
  SELECT *, coalesce(created_on, getvariable('as_of')) AS rate_on
  FROM staging.opportunity
  WHERE coalesce(created_on, getvariable('as_of')) <= getvariable('as_of')
),
rate AS (SELECT * FROM staging.rate),
moved AS (SELECT * FROM core.customer_moved)
SELECT
  s.opportunity_id AS opportunity_key,
  coalesce(m.customer_key, s.customer_id) AS customer_key,
  s.product_id AS product_key,
  s.stage,
  -- What closed after the as-of day was still open on it.
  CASE WHEN s.closed_on > getvariable('as_of') THEN 'open' ELSE s.outcome END AS outcome,
  CASE WHEN r.rate IS NULL THEN s.amount ELSE CAST(s.amount * r.rate AS DECIMAL(18, 4)) END AS amount,
  -- What is typed at the close is the outcome, which nobody knew yet.
  CASE WHEN s.closed_on > getvariable('as_of') THEN NULL ELSE s.probability END AS probability,
  s.created_on,
  s.expected_close,
  CASE WHEN s.closed_on <= getvariable('as_of') THEN s.closed_on END AS closed_on,
  s.reason,
  s.owner_id AS owner_key,
  s.campaign_id AS campaign_key,
  s.customer_id AS alias_key
FROM staged AS s
LEFT JOIN rate AS r ON r.currency = s.currency AND r.day = s.rate_on
LEFT JOIN moved AS m ON m.alias_key = s.customer_id
