WITH
customer_change AS (SELECT * FROM score.customer_change),
reversed_purchase AS (SELECT * FROM score.reversed_purchase),
company_month AS (SELECT * FROM score.company_month),
customer_covariate AS (SELECT customer_no, covariate_group FROM score.customer_covariate),
months AS (SELECT count(*) AS months FROM score.month_end),
to_date AS (
  SELECT
    customer_no,
    month_no,
    lead(month_no) OVER past AS until_no,
    sum(days) OVER past AS days,
    sum(open_opportunities) OVER past AS open_opportunities,
    sum(purchases) OVER past AS purchases,
    min(first_day) OVER past AS first_day,
    max(last_day) OVER past AS last_day,
    first_value(first_value IGNORE NULLS) OVER past + sum(first_change) OVER past AS first_value,
    sum(value) OVER past AS value,
    sum(net_revenue) OVER past AS net_revenue,
    sum(contribution) OVER past AS contribution,
    sum(rolling) OVER past AS rolling,
    sum(pipeline) OVER past AS pipeline
  FROM customer_change
  WINDOW past AS (PARTITION BY customer_no ORDER BY month_no)
),
-- What is so at one month end stays so until something changes.
known AS (
  SELECT t.* EXCLUDE (month_no), unnest(range(month_no, coalesce(until_no, months))) AS month_no
  FROM to_date AS t
  CROSS JOIN months
  WHERE days > 0 OR open_opportunities > 0
),
bought AS (
  SELECT
    k.* EXCLUDE (purchases, first_day, last_day, first_value, value),
    k.purchases + coalesce(r.purchases, 0) AS purchases,
    least(k.first_day, r.first_day) AS first_day,
    greatest(k.last_day, r.last_day) AS last_day,
    CASE WHEN k.first_day <= r.first_day OR r.first_day IS NULL THEN k.first_value ELSE r.first_value END AS first_value,
    k.value + coalesce(r.value, 0) AS value
  FROM known AS k
  LEFT JOIN reversed_purchase AS r USING (customer_no, month_no)
),
measured AS (
  SELECT
    c.month_end,
    b.*,
    CASE WHEN b.purchases > 0 THEN b.purchases - 1 END AS frequency,
    -- As in mart.customer_rfm: returns that name no order are shared out over the purchase days.
    least(b.value, greatest(b.net_revenue, 0)) AS spend,
    b.net_revenue + c.net_revenue / c.customers AS revenue_and_mean,
    b.contribution + c.contribution / c.customers AS contribution_and_mean,
    CASE WHEN c.net_revenue > 0 THEN c.contribution / c.net_revenue ELSE 0 END AS company_margin,
    c.history,
    getvariable('annualise') AND c.history BETWEEN 1 AND 364 AS is_annualised
  FROM bought AS b
  JOIN company_month AS c USING (month_no)
),
shrunk AS (
  SELECT
    *,
    CASE
      WHEN revenue_and_mean > 0 THEN contribution_and_mean / revenue_and_mean
      ELSE company_margin
    END AS margin
  FROM measured
)
SELECT
  month_end,
  customer_no,
  CAST(frequency AS BIGINT) AS frequency,
  CAST(last_day - first_day AS DOUBLE) AS recency,
  CAST(month_end - first_day AS DOUBLE) AS age,
  CASE
    WHEN frequency > 0
      THEN nullif(CAST((value - first_value) * (spend / value) / frequency AS DECIMAL(18, 4)), 0)
  END AS monetary,
  CAST(greatest(0, least(1, margin)) AS DOUBLE) AS margin,
  CAST(CASE WHEN is_annualised THEN rolling * 365 / history ELSE rolling END AS DECIMAL(18, 4)) AS established_value,
  CAST(pipeline AS DECIMAL(18, 4)) AS pipeline_value,
  coalesce(covariate_group, 0) AS covariate_group,
  is_annualised
FROM shrunk
LEFT JOIN customer_covariate USING (customer_no)
