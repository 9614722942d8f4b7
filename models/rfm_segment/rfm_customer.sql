WITH
customer_rfm AS (SELECT customer_key, last_purchase_on, frequency, spend FROM mart.customer_rfm),
customer_day AS (SELECT customer_key, orders FROM core.customer_day WHERE orders > 0),
ordered AS (
  SELECT customer_key, CAST(sum(orders) AS BIGINT) AS orders
  FROM customer_day
  GROUP BY customer_key
),
customer AS (
  SELECT
    customer_key,
    CAST(getvariable('as_of') - last_purchase_on AS BIGINT) AS days_since_purchase,
    frequency + 1 AS purchase_days,
    coalesce(orders, 0) AS orders,
    spend AS net_spend
  FROM customer_rfm
  LEFT JOIN ordered USING (customer_key)
)
SELECT
  customer_key,
  days_since_purchase,
  purchase_days,
  orders,
  CASE getvariable('rfm_frequency') WHEN 'orders' THEN orders ELSE purchase_days END AS counted,
  net_spend
FROM customer
