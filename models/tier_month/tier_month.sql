WITH
tier_month AS (SELECT * FROM score.tier_month),
customer_no AS (SELECT * FROM score.customer_no),
named AS (
  SELECT
    t.*,
    n.customer_key,
    ['high', 'potential', 'secondary', 'low'] AS names
  FROM tier_month AS t
  JOIN customer_no AS n USING (customer_no)
)
SELECT
  month_end,
  customer_key,
  names[tier + 1] AS tier,
  names[previous_tier + 1] AS previous_tier,
  established_value,
  CAST(expected_contribution + pipeline_value AS DECIMAL(18, 4)) AS potential_value,
  pipeline_value,
  names[tier + 1] IN ('high', 'secondary') AS is_established_high,
  names[tier + 1] IN ('high', 'potential') AS is_potential_high,
  is_established_held OR is_potential_held AS is_held_by_band
FROM named
