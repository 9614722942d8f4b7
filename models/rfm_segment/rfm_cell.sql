WITH
rfm_segment AS (SELECT r, f, segment, net_spend FROM mart.rfm_segment),
grid AS (
  SELECT r, f
  FROM range(1, 6) AS recency (r)
  CROSS JOIN range(1, 6) AS frequency (f)
),
part AS (
  SELECT r, f, segment, count(*) AS customers, sum(net_spend) AS net_spend
  FROM rfm_segment
  GROUP BY r, f, segment
),
cell AS (
  SELECT
    r,
    f,
    arg_max(segment, (customers, segment)) AS segment,
    sum(customers) AS customers,
    sum(net_spend) AS net_spend
  FROM part
  GROUP BY r, f
)
SELECT
  r,
  f,
  segment,
  CAST(coalesce(customers, 0) AS BIGINT) AS customers,
  CAST(coalesce(net_spend, 0) AS DECIMAL(18, 4)) AS net_spend
FROM grid
LEFT JOIN cell USING (r, f)
