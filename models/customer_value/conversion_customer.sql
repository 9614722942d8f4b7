WITH
month_end AS (SELECT month_end FROM score.month_end),
basis AS (
  SELECT max(month_end) AS from_day
  FROM month_end
  WHERE month_end <= getvariable('as_of') - getvariable('horizon_days')
),
tier_month AS (
  SELECT customer_no, month_end, tier, expected_contribution + pipeline_value AS potential_value
  FROM score.tier_month
),
customer_no AS (SELECT * FROM score.customer_no),
customer_day AS (SELECT customer_key, day, contribution FROM core.customer_day),
realised AS (
  SELECT customer_key, sum(contribution) AS contribution
  FROM customer_day
  CROSS JOIN basis
  WHERE day > from_day AND day <= from_day + getvariable('horizon_days')
  GROUP BY customer_key
)
SELECT
  n.customer_key,
  b.from_day,
  b.from_day + getvariable('horizon_days') AS to_day,
  ['high', 'potential', 'secondary', 'low'][t.tier + 1] AS tier,
  CAST(t.potential_value AS DECIMAL(18, 4)) AS potential_value,
  CAST(coalesce(r.contribution, 0) AS DECIMAL(18, 4)) AS realised_value
FROM basis AS b
JOIN tier_month AS t ON t.month_end = b.from_day
JOIN customer_no AS n USING (customer_no)
LEFT JOIN realised AS r USING (customer_key)
