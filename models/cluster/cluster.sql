WITH
found AS (SELECT cluster, name, name_zh, silhouette, stability FROM score.cluster),
customer_cluster AS (SELECT customer_key, cluster FROM score.customer_cluster WHERE cluster IS NOT NULL),
feature AS (SELECT * FROM score.cluster_feature),
customer_tier AS (SELECT customer_key, tier, established_value, potential_value FROM mart.customer_tier),
summed AS (
  SELECT
    cluster,
    count(*) AS customers,
    sum(net_spend) AS net_spend,
    sum(coalesce(established_value, 0)) AS established_value,
    sum(coalesce(potential_value, 0)) AS potential_value,
    median(days_since_purchase) AS median_days_since_purchase,
    median(CAST(purchase_days AS DOUBLE)) AS median_purchase_days,
    median(CAST(net_spend AS DOUBLE)) AS median_net_spend,
    median(mean_spend) AS median_mean_spend,
    median(tenure) AS median_tenure,
    median(margin) AS median_margin,
    median(return_share) AS median_return_share,
    median(CAST(articles AS DOUBLE)) AS median_articles,
    count(*) FILTER (WHERE tier = 'high') AS high_customers,
    count(*) FILTER (WHERE tier = 'potential') AS potential_customers,
    count(*) FILTER (WHERE tier = 'secondary') AS secondary_customers,
    count(*) FILTER (WHERE tier = 'low') AS low_customers
  FROM customer_cluster
  JOIN feature USING (customer_key)
  LEFT JOIN customer_tier USING (customer_key)
  GROUP BY cluster
),
tiered AS (
  SELECT
    *,
    sum(customers) OVER () AS all_customers,
    CASE greatest(high_customers, potential_customers, secondary_customers, low_customers)
      WHEN high_customers THEN 'high'
      WHEN potential_customers THEN 'potential'
      WHEN secondary_customers THEN 'secondary'
      ELSE 'low'
    END AS dominant_tier
  FROM summed
)
SELECT
  cluster,
  name,
  name_zh,
  customers,
  customers / all_customers AS customer_share,
  CAST(net_spend AS DECIMAL(18, 4)) AS net_spend,
  CAST(established_value AS DECIMAL(18, 4)) AS established_value,
  CAST(potential_value AS DECIMAL(18, 4)) AS potential_value,
  median_days_since_purchase,
  median_purchase_days,
  median_net_spend,
  median_mean_spend,
  median_tenure,
  median_margin,
  median_return_share,
  median_articles,
  silhouette,
  stability,
  high_customers,
  potential_customers,
  secondary_customers,
  low_customers,
  dominant_tier,
  getvariable('treatments')[dominant_tier] AS treatment
FROM tiered
JOIN found USING (cluster)
