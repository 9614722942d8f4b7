WITH
customer_cluster AS (SELECT * FROM score.customer_cluster WHERE cluster IS NOT NULL),
found AS (SELECT cluster, name, name_zh FROM score.cluster),
feature AS (SELECT * FROM score.cluster_feature),
-- In the order of the estimator's features.
middle AS (
  SELECT
    getvariable('base_currency') AS currency,
    median(CAST(purchase_days AS DOUBLE)) AS purchase_days,
    median(CAST(net_spend AS DOUBLE)) AS net_spend,
    median(days_since_purchase) AS days_since_purchase,
    median(mean_spend) AS mean_spend,
    median(tenure) AS tenure,
    median(CAST(articles AS DOUBLE)) AS articles,
    median(margin) AS margin,
    median(return_share) AS return_share
  FROM feature
),
told AS (
  SELECT
    customer_cluster.*,
    [
      concat('cluster_purchase_days|', feature.purchase_days, '|', format('{:g}', middle.purchase_days)),
      concat(
        'cluster_net_spend|', currency, ' ', format('{:,.2f}', CAST(feature.net_spend AS DOUBLE)), '|', currency, ' ',
        format('{:,.2f}', middle.net_spend)
      ),
      concat(
        'cluster_days_since_purchase|', CAST(feature.days_since_purchase AS BIGINT), '|',
        format('{:g}', middle.days_since_purchase)
      ),
      concat(
        'cluster_mean_spend|', currency, ' ', format('{:,.2f}', feature.mean_spend), '|', currency, ' ',
        format('{:,.2f}', middle.mean_spend)
      ),
      concat('cluster_tenure|', CAST(feature.tenure AS BIGINT), '|', format('{:g}', middle.tenure)),
      concat('cluster_articles|', feature.articles, '|', format('{:g}', middle.articles)),
      concat(
        'cluster_margin|', format('{:.1f} %', 100 * feature.margin), '|', format('{:.1f} %', 100 * middle.margin)
      ),
      concat(
        'cluster_return_share|', format('{:.1f} %', 100 * feature.return_share), '|',
        format('{:.1f} %', 100 * middle.return_share)
      )
    ] AS tokens,
    [trait FOR trait IN [trait_1, trait_2, trait_3] IF trait IS NOT NULL] AS traits
  FROM customer_cluster
  JOIN feature USING (customer_key)
  CROSS JOIN middle
)
SELECT
  customer_key,
  getvariable('as_of') AS as_of,
  cluster,
  name,
  name_zh,
  distance,
  second_cluster,
  second_distance,
  CASE WHEN second_distance > 0 THEN 1 - distance / second_distance ELSE 0 END AS silhouette,
  [tokens[trait + 1] FOR trait IN traits] AS reasons
FROM told
JOIN found USING (cluster)
