WITH
order_day AS (SELECT * FROM core.order_day WHERE customer_key IS NOT NULL)
SELECT
  customer_key,
  order_key,
  day,
  CASE WHEN gross_sales > 0 THEN 'order' WHEN return_lines > 0 THEN 'return' ELSE 'other' END AS kind,
  lines,
  gross_sales,
  returns,
  net_revenue,
  contribution,
  currency,
  original_amount,
  channel
FROM order_day
