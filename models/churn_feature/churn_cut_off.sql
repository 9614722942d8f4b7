WITH
customer_day AS (SELECT * FROM core.customer_day WHERE gross_sales > 0),
history AS (SELECT min(day) AS first_on, count(DISTINCT customer_key) AS customers FROM customer_day),
span AS (
  SELECT
    first_on,
    customers,
    coalesce(least(getvariable('churn_days'), (getvariable('as_of') - first_on) // 3), getvariable('churn_days'))
      AS label_days
  FROM history
),
back AS (
  SELECT getvariable('as_of') - CAST(step * label_days AS INTEGER) AS cut_off, step, label_days, first_on, customers
  FROM span
  CROSS JOIN (SELECT unnest(range(7)) AS step)
),
-- A cut-off is of use when there are as many days before it as are looked ahead; a month is the least that is.
known AS (
  SELECT *
  FROM back
  WHERE step = 0 OR (label_days >= least(30, getvariable('churn_days')) AND cut_off - first_on >= label_days)
),
sized AS (SELECT *, customers * (count(*) OVER () - 1) AS labelled FROM known)
SELECT
  cut_off,
  step = 0 AS is_present,
  CAST(label_days AS DOUBLE) AS label_days,
  CASE WHEN labelled > 120000 THEN 120000 / labelled ELSE 1.0::DOUBLE END AS sampled
FROM sized
