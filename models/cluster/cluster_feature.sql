WITH
customer_rfm AS (
  SELECT customer_key, first_purchase_on, last_purchase_on, frequency, spend
  FROM mart.customer_rfm
),
customer_day AS (SELECT customer_key, gross_sales, returns, net_revenue, contribution FROM core.customer_day),
customer AS (
  SELECT
    customer_key,
    CAST(sum(gross_sales) AS DOUBLE) AS gross_sales,
    CAST(sum(returns) AS DOUBLE) AS returns,
    CAST(sum(net_revenue) AS DOUBLE) AS net_revenue,
    CAST(sum(contribution) AS DOUBLE) AS contribution
  FROM customer_day
  GROUP BY customer_key
),
customer_product AS (SELECT customer_key FROM mart.customer_product WHERE orders > 0),
article AS (
  SELECT customer_key, count(*) AS articles
  FROM customer_product
  GROUP BY customer_key
)
SELECT
  customer_key,
  CAST(getvariable('as_of') - last_purchase_on AS DOUBLE) AS days_since_purchase,
  frequency + 1 AS purchase_days,
  spend AS net_spend,
  CAST(spend AS DOUBLE) / (frequency + 1) AS mean_spend,
  CAST(getvariable('as_of') - first_purchase_on AS DOUBLE) AS tenure,
  CASE WHEN net_revenue > 0 THEN greatest(-1, least(1, contribution / net_revenue)) END AS margin,
  CASE WHEN gross_sales > 0 THEN greatest(0, least(1, -returns / gross_sales)) END AS return_share,
  articles
FROM customer_rfm
LEFT JOIN customer USING (customer_key)
LEFT JOIN article USING (customer_key)
