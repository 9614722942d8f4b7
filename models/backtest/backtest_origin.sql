WITH
customer_rfm AS (SELECT first_purchase_on FROM mart.customer_rfm),
-- The first in a hundred customers opens the history: a stray order of long ago does not
span AS (
  SELECT
    getvariable('as_of') AS as_of,
    count(*) AS customers,
    getvariable('as_of') - quantile_disc(first_purchase_on, 0.01) AS history
  FROM customer_rfm
),
-- Four windows, and at least as long a past before the oldest; a short history gives fewer, and none under four weeks
window_length AS (
  SELECT
    *,
    least(getvariable('horizon_days'), greatest(history // 5, least(90, history // 3))) AS horizon
  FROM span
),
numbered AS (
  SELECT *, unnest(range(1, least(4, history // horizon - 1) + 1)) AS back
  FROM window_length
  WHERE horizon >= 28
),
placed AS (
  SELECT *, max(back) OVER () - back + 1 AS origin_no, as_of - CAST(horizon * back AS INTEGER) AS origin_on
  FROM numbered
)
SELECT
  CAST(origin_no AS BIGINT) AS origin_no,
  origin_on,
  CAST(horizon AS DOUBLE) AS horizon,
  origin_on - CAST(CASE WHEN history - horizon * back >= 365 THEN 365 ELSE horizon END AS INTEGER) AS season_on,
  CAST(ceil(customers / 20000) AS BIGINT) AS one_in
FROM placed
