WITH
order_line AS (
  SELECT customer_key, order_key, day, kind, net_amount, contribution, currency, original_amount, channel
  FROM core.order_line
  WHERE customer_key IS NOT NULL
),
order_day AS (
  SELECT
    customer_key,
    order_key,
    day,
    count(*) AS lines,
    count(*) FILTER (WHERE kind = 'return') AS return_lines,
    coalesce(sum(net_amount) FILTER (WHERE kind = 'sale'), 0) AS gross_sales,
    coalesce(sum(net_amount) FILTER (WHERE kind = 'return'), 0) AS returns,
    sum(net_amount) AS net_revenue,
    sum(contribution) AS contribution,
    min(currency) AS currency,
    max(currency) AS other_currency,
    sum(original_amount) AS original_amount,
    min(channel) AS channel,
    max(channel) AS other_channel
  FROM order_line
  GROUP BY customer_key, order_key, day
)
SELECT
  customer_key,
  order_key,
  day,
  CASE WHEN gross_sales > 0 THEN 'order' WHEN return_lines > 0 THEN 'return' ELSE 'other' END AS kind,
  lines,
  CAST(gross_sales AS DECIMAL(18, 4)) AS gross_sales,
  CAST(returns AS DECIMAL(18, 4)) AS returns,
  CAST(net_revenue AS DECIMAL(18, 4)) AS net_revenue,
  CAST(contribution AS DECIMAL(18, 4)) AS contribution,
  CASE WHEN currency = other_currency THEN currency END AS currency,
  CASE WHEN currency = other_currency THEN CAST(original_amount AS DECIMAL(18, 4)) END AS original_amount,
  CASE WHEN channel = other_channel THEN channel END AS channel
FROM order_day
