WITH
customer_no AS (SELECT * FROM score.customer_no),
customer AS (SELECT customer_key, industry, region, channel FROM core.customer),
wanted AS (SELECT getvariable('covariates') AS names),
told AS (
  SELECT
    n.customer_no,
    n.customer_key,
    CASE WHEN list_contains(w.names, 'industry') THEN coalesce(nullif(trim(c.industry), ''), 'other') END AS industry,
    CASE WHEN list_contains(w.names, 'region') THEN coalesce(nullif(trim(c.region), ''), 'other') END AS region,
    CASE WHEN list_contains(w.names, 'channel') THEN coalesce(nullif(trim(c.channel), ''), 'other') END AS channel
  FROM customer_no AS n
  CROSS JOIN wanted AS w
  LEFT JOIN customer AS c USING (customer_key)
  WHERE len(w.names) > 0
),
grouped AS (
  SELECT *, row_number() OVER (ORDER BY industry, region, channel) - 1 AS covariate_group
  FROM (SELECT DISTINCT industry, region, channel FROM told)
)
SELECT
  t.customer_no,
  t.customer_key,
  g.covariate_group,
  t.industry,
  t.region,
  t.channel
FROM told AS t
JOIN grouped AS g
  ON t.industry IS NOT DISTINCT FROM g.industry
  AND t.region IS NOT DISTINCT FROM g.region
  AND t.channel IS NOT DISTINCT FROM g.channel
