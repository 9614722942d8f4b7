WITH
customer AS (SELECT customer_key, role, industry, region, credit_limit FROM core.customer),
customer_tier AS (SELECT customer_key, established_value FROM mart.customer_tier),
profit AS (
  SELECT customer_key, net_revenue, contribution, purchase_days
  FROM score.profit_bearer
  WHERE period = 'last_365_days' AND customer_key IS NOT NULL
),
measured AS (
  SELECT
    coalesce(c.customer_key, t.customer_key) AS customer_key,
    coalesce(c.role, 'end_customer') AS role,
    nullif(trim(c.industry), '') AS industry,
    nullif(trim(c.region), '') AS region,
    CASE WHEN c.credit_limit > 0 THEN CAST(c.credit_limit AS DOUBLE) END AS credit_limit,
    coalesce(p.purchase_days, 0) AS purchase_days,
    coalesce(t.established_value, 0) AS established_value,
    coalesce(p.net_revenue, 0) AS net_revenue,
    CASE WHEN p.purchase_days > 0 AND p.net_revenue > 0 THEN CAST(p.net_revenue / p.purchase_days AS DECIMAL(18, 4)) END
      AS revenue_per_day,
    CASE WHEN p.net_revenue > 0 THEN CAST(p.contribution AS DOUBLE) / CAST(p.net_revenue AS DOUBLE) END AS margin
  FROM customer AS c
  FULL JOIN customer_tier AS t ON t.customer_key = c.customer_key
  LEFT JOIN profit AS p ON p.customer_key = coalesce(c.customer_key, t.customer_key)
),
basis AS (
  SELECT
    coalesce(count(credit_limit) FILTER (WHERE purchase_days > 0) * 2 >= nullif(count(*) FILTER (WHERE purchase_days > 0), 0), false)
      AS has_credit
  FROM measured
),
sized AS (
  SELECT
    m.*,
    CASE WHEN b.has_credit THEN 'credit_limit' ELSE 'spend_per_purchase_day' END AS basis,
    CASE WHEN b.has_credit THEN m.credit_limit ELSE CAST(m.revenue_per_day AS DOUBLE) END AS size
  FROM measured AS m
  CROSS JOIN basis AS b
),
median AS (SELECT quantile_disc(size, 0.5) AS size FROM sized WHERE purchase_days > 0),
banded AS (
  SELECT s.*, floor(2 * log10(s.size / m.size)) AS band
  FROM sized AS s
  CROSS JOIN median AS m
),
-- A few bands for many customers: each is put into words once.
label AS (
  SELECT
    band,
    concat(format('{:.3g}', pow(10, band / 2)), '–', format('{:.3g}', pow(10, (band + 1) / 2)), '×') AS size_band
  FROM (SELECT DISTINCT band FROM banded WHERE band IS NOT NULL)
)
SELECT
  customer_key,
  role,
  industry,
  region,
  l.size_band,
  CASE WHEN b.band IS NOT NULL THEN basis END AS size_basis,
  purchase_days > 0 AS is_peer,
  established_value,
  net_revenue,
  purchase_days,
  revenue_per_day,
  margin
FROM banded AS b
LEFT JOIN label AS l ON l.band = b.band
