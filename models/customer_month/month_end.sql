WITH
as_of AS (SELECT getvariable('as_of') AS as_of),
latest AS (
  SELECT as_of, CASE WHEN last_day(as_of) = as_of THEN as_of ELSE last_day(as_of - INTERVAL 1 MONTH) END AS month_end
  FROM as_of
),
place AS (
  SELECT
    as_of,
    date_trunc('month', month_end) - to_months(getvariable('replay_months') - 1) AS first_month,
    unnest(range(getvariable('replay_months') + CAST(month_end < as_of AS INTEGER))) AS month_no
  FROM latest
)
SELECT
  CAST(month_no AS BIGINT) AS month_no,
  CAST(least(last_day(first_month + to_months(CAST(month_no AS INTEGER))), as_of) AS DATE) AS month_end
FROM place
ORDER BY month_no
