WITH
customer_tier AS (
  SELECT tier, trend, established_value, potential_value, policy_cost_limit
  FROM mart.customer_tier
),
listed AS (
  SELECT
    unnest(map_keys(getvariable('policies'))) AS place,
    unnest(map_values(getvariable('policies'))) AS policy
),
part AS (
  SELECT
    concat(tier, '/', trend) AS place,
    count(*) AS customers,
    sum(established_value) AS established_value,
    sum(potential_value) AS potential_value,
    sum(policy_cost_limit) AS cost_limit
  FROM customer_tier
  GROUP BY tier, trend
)
SELECT
  split_part(place, '/', 1) AS tier,
  split_part(place, '/', 2) AS trend,
  policy,
  CAST(getvariable('policy_cost_caps')[place] AS DOUBLE) AS cost_cap,
  coalesce(customers, 0) AS customers,
  CAST(coalesce(established_value, 0) AS DECIMAL(18, 4)) AS established_value,
  CAST(coalesce(potential_value, 0) AS DECIMAL(18, 4)) AS potential_value,
  CAST(coalesce(cost_limit, 0) AS DECIMAL(18, 4)) AS cost_limit
FROM listed
LEFT JOIN part USING (place)
