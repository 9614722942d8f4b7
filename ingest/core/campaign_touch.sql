WITH
staged AS (SELECT * FROM staging.campaign_touch WHERE day <= getvariable('as_of')),
moved AS (SELECT * FROM core.customer_moved),
touched AS (
  SELECT
    s.campaign_id AS campaign_key,
    coalesce(m.customer_key, s.customer_id) AS customer_key,
    s.customer_id,
    s.day,
    s.arm,
    s.response
  FROM staged AS s
  LEFT JOIN moved AS m ON m.alias_key = s.customer_id
)
-- A customer of whom one record was treated has been treated, whatever was drawn for another; the first touch counts.
SELECT campaign_key, customer_key, day, arm, response
FROM touched
QUALIFY row_number() OVER (PARTITION BY campaign_key, customer_key ORDER BY arm = 'treated' DESC, day, customer_id) = 1
