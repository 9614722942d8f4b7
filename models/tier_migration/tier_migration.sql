WITH
tier_month AS NOT MATERIALIZED (
  SELECT month_end, date_diff('month', DATE '1970-01-01', month_end) AS month_no, customer_key, tier, established_value
  FROM mart.tier_month
),
length (period, months) AS (VALUES ('month', 1), ('quarter', 3), ('year', 12)),
population AS (
  SELECT month_end, month_no, tier, count(*) AS customers, sum(established_value) AS established_value
  FROM tier_month
  GROUP BY month_end, month_no, tier
),
calendar AS (SELECT DISTINCT month_end, month_no FROM population),
span AS (
  SELECT
    period,
    months,
    opening.month_end AS starts_on,
    opening.month_no AS first_no,
    closing.month_end AS ends_on,
    closing.month_no AS last_no
  FROM length
  CROSS JOIN calendar AS opening
  JOIN calendar AS closing ON closing.month_no = opening.month_no + months
),
looking_back AS (
  SELECT months, month_no, month_no - months AS first_no, customer_key, tier, established_value
  FROM tier_month
  CROSS JOIN length
),
stayed AS (
  SELECT
    months,
    closing.month_no AS last_no,
    opening.tier AS from_tier,
    closing.tier AS to_tier,
    count(*) AS customers,
    sum(closing.established_value) AS established_value,
    sum(opening.established_value) AS established_value_before
  FROM looking_back AS closing
  JOIN tier_month AS opening ON opening.customer_key = closing.customer_key AND opening.month_no = closing.first_no
  GROUP BY months, last_no, from_tier, to_tier
),
-- Who is in one end of a span only is what is left of that end: no outer join of customers is needed.
stayed_to AS (
  SELECT
    months,
    last_no,
    to_tier AS tier,
    sum(customers) AS customers,
    sum(established_value) AS established_value
  FROM stayed
  GROUP BY months, last_no, to_tier
),
stayed_from AS (
  SELECT
    months,
    last_no,
    from_tier AS tier,
    sum(customers) AS customers,
    sum(established_value_before) AS established_value
  FROM stayed
  GROUP BY months, last_no, from_tier
),
moved AS (
  SELECT months, last_no, from_tier, to_tier, customers, established_value, established_value_before
  FROM stayed
  UNION ALL
  SELECT
    months,
    last_no,
    'new',
    tier,
    population.customers - coalesce(stayed_to.customers, 0),
    population.established_value - coalesce(stayed_to.established_value, 0),
    0
  FROM span
  JOIN population ON population.month_no = last_no
  LEFT JOIN stayed_to USING (months, last_no, tier)
  UNION ALL
  SELECT
    months,
    last_no,
    tier,
    'lost',
    population.customers - coalesce(stayed_from.customers, 0),
    0,
    population.established_value - coalesce(stayed_from.established_value, 0)
  FROM span
  JOIN population ON population.month_no = first_no
  LEFT JOIN stayed_from USING (months, last_no, tier)
),
from_tier AS (SELECT unnest(['high', 'potential', 'secondary', 'low', 'new']) AS from_tier),
to_tier AS (SELECT unnest(['high', 'potential', 'secondary', 'low', 'lost']) AS to_tier),
grid AS (
  SELECT period, months, starts_on, ends_on, last_no, from_tier, to_tier
  FROM span
  CROSS JOIN from_tier
  CROSS JOIN to_tier
  WHERE NOT (from_tier = 'new' AND to_tier = 'lost')
)
SELECT
  period,
  starts_on,
  ends_on,
  from_tier,
  to_tier,
  CAST(coalesce(customers, 0) AS BIGINT) AS customers,
  CAST(coalesce(established_value, 0) AS DECIMAL(18, 4)) AS established_value,
  CAST(coalesce(established_value_before, 0) AS DECIMAL(18, 4)) AS established_value_before
FROM grid
LEFT JOIN moved USING (months, last_no, from_tier, to_tier)
