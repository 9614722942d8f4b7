WITH
customer_covariate AS (SELECT * FROM score.customer_covariate),
grouped AS (SELECT DISTINCT covariate_group, industry, region, channel FROM customer_covariate),
level AS (
  SELECT
    covariate_group,
    unnest(['industry', 'region', 'channel']) AS covariate,
    unnest([industry, region, channel]) AS level
  FROM grouped
)
SELECT
  covariate_group AS group_no,
  CAST(list_position(['industry', 'region', 'channel'], covariate) AS BIGINT) AS covariate_no,
  covariate,
  level
FROM level
WHERE level IS NOT NULL
