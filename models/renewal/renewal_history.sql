WITH
customer_day AS (SELECT customer_key, day FROM core.customer_day WHERE is_purchase),
-- Periods are numbered from the year 0; the one that the as-of day cuts short is no whole one.
calendar AS (
  SELECT
    CAST(getvariable('renewal_months') AS INTEGER) AS months,
    CAST(getvariable('as_of') AS DATE) + 1 AS next_day
),
last_period AS (
  SELECT months, (12 * year(next_day) + month(next_day) - 1) // months - 1 AS last_period
  FROM calendar
  WHERE months IS NOT NULL
),
bought AS (
  SELECT DISTINCT
    customer_key,
    last_period,
    (12 * year(day) + month(day) - 1) // months AS period
  FROM customer_day
  CROSS JOIN last_period
),
counted AS (
  SELECT
    customer_key,
    last_period,
    period <= last_period AS is_whole,
    min(period) OVER (PARTITION BY customer_key) AS first_period,
    period - min(period) OVER (PARTITION BY customer_key) AS period,
    row_number() OVER (PARTITION BY customer_key ORDER BY period) - 1 AS place
  FROM bought
)
SELECT
  customer_key,
  CAST(greatest(min(last_period) - min(first_period), 0) AS BIGINT) AS periods,
  CAST(count(*) FILTER (WHERE is_whole AND period > 0) AS BIGINT) AS frequency,
  CAST(coalesce(max(period) FILTER (WHERE is_whole), 0) AS BIGINT) AS recency,
  CAST(count(*) FILTER (WHERE is_whole AND period > 0 AND period = place) AS BIGINT) AS renewals
FROM counted
GROUP BY customer_key
