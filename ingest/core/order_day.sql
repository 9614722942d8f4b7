WITH
line AS (SELECT * FROM core.order_line),
-- Most lines are sales in base currency, so only the others are looked at apart; sales are what is left.
by_order AS (
  SELECT
    customer_key,
    order_key,
    day,
    count(*) AS lines,
    count(*) FILTER (WHERE kind = 'return') AS return_lines,
    count(*) FILTER (WHERE kind = 'sale') AS sale_lines,
    count(*) FILTER (WHERE cost IS NULL AND kind IN ('sale', 'return')) AS uncosted_lines,
    sum(net_amount) AS net_revenue,
    coalesce(sum(net_amount) FILTER (WHERE kind = 'return'), 0) AS returns,
    coalesce(sum(net_amount) FILTER (WHERE kind = 'fee'), 0) AS fees,
    coalesce(sum(net_amount) FILTER (WHERE kind = 'adjustment'), 0) AS adjustments,
    coalesce(sum(net_amount) FILTER (WHERE kind = 'sale' AND cost IS NULL), 0) AS uncosted_sales,
    sum(contribution) AS contribution,
    count(*) FILTER (WHERE rate_day IS NOT NULL) AS foreign_lines,
    sum(original_amount) FILTER (WHERE rate_day IS NOT NULL) AS foreign_amount,
    min(currency) FILTER (WHERE rate_day IS NOT NULL) AS currency,
    max(currency) FILTER (WHERE rate_day IS NOT NULL) AS other_currency,
    min(channel) AS channel,
    max(channel) AS other_channel
  FROM line
  GROUP BY customer_key, order_key, day
)
SELECT
  customer_key,
  order_key,
  day,
  lines,
  sale_lines,
  return_lines,
  uncosted_lines,
  CAST(net_revenue - returns - fees - adjustments AS DECIMAL(18, 4)) AS gross_sales,
  CAST(returns AS DECIMAL(18, 4)) AS returns,
  CAST(fees AS DECIMAL(18, 4)) AS fees,
  CAST(adjustments AS DECIMAL(18, 4)) AS adjustments,
  CAST(net_revenue AS DECIMAL(18, 4)) AS net_revenue,
  CAST(contribution AS DECIMAL(18, 4)) AS contribution,
  CAST(uncosted_sales AS DECIMAL(18, 4)) AS uncosted_sales,
  CASE
    WHEN foreign_lines = 0 THEN getvariable('base_currency')
    WHEN foreign_lines = lines AND currency = other_currency THEN currency
  END AS currency,
  CASE
    WHEN foreign_lines = 0 THEN CAST(net_revenue AS DECIMAL(18, 4))
    WHEN foreign_lines = lines AND currency = other_currency THEN CAST(foreign_amount AS DECIMAL(18, 4))
  END AS original_amount,
  CASE WHEN channel = other_channel THEN channel END AS channel
FROM by_order
