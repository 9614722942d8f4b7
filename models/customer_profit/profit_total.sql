WITH
profit_bearer AS (SELECT * FROM score.profit_bearer),
profit_overhead AS (SELECT period, customer_key, overhead FROM score.profit_overhead),
first_line AS (SELECT coalesce(getvariable('as_of') - min(day) + 1, 0) AS history FROM core.order_day),
listed AS (
  SELECT
    period,
    unnest(['customers', 'anonymous', 'company']) AS bearer,
    CASE period WHEN 'to_date' THEN history ELSE least(365, history) END AS days
  FROM (SELECT unnest(['last_365_days', 'to_date']) AS period)
  CROSS JOIN first_line
),
named AS (
  SELECT
    b.* EXCLUDE (customer_key),
    CASE WHEN b.customer_key IS NULL THEN 'anonymous' ELSE 'customers' END AS bearer,
    CAST(b.customer_key IS NOT NULL AS BIGINT) AS customers,
    o.overhead
  FROM profit_bearer AS b
  LEFT JOIN profit_overhead AS o ON o.period = b.period AND o.customer_key IS NOT DISTINCT FROM b.customer_key
),
part AS (
  SELECT * FROM named
  UNION ALL BY NAME
  SELECT * REPLACE ('company' AS bearer) FROM named
),
total AS (
  SELECT
    period,
    bearer,
    sum(customers) AS customers,
    sum(gross_sales) AS gross_sales,
    sum(returns) AS returns,
    sum(fees) AS fees,
    sum(adjustments) AS adjustments,
    sum(net_revenue) AS net_revenue,
    sum(cost_of_goods) AS cost_of_goods,
    sum(uncosted_sales) AS uncosted_sales,
    sum(gross_margin) AS gross_margin,
    sum(interaction_cost) AS interaction_cost,
    sum(other_cost) AS other_cost,
    sum(contribution) AS contribution,
    sum(overhead) AS overhead,
    sum(orders) AS orders,
    sum(discount) AS discount,
    sum(discounted_sales) AS discounted_sales
  FROM part
  GROUP BY period, bearer
)
SELECT
  period,
  bearer,
  CAST(days AS DOUBLE) AS days,
  CAST(coalesce(customers, 0) AS BIGINT) AS customers,
  CAST(coalesce(gross_sales, 0) AS DECIMAL(18, 4)) AS gross_sales,
  CAST(coalesce(returns, 0) AS DECIMAL(18, 4)) AS returns,
  CAST(coalesce(fees, 0) AS DECIMAL(18, 4)) AS fees,
  CAST(coalesce(adjustments, 0) AS DECIMAL(18, 4)) AS adjustments,
  CAST(coalesce(net_revenue, 0) AS DECIMAL(18, 4)) AS net_revenue,
  CAST(coalesce(cost_of_goods, 0) AS DECIMAL(18, 4)) AS cost_of_goods,
  CAST(coalesce(uncosted_sales, 0) AS DECIMAL(18, 4)) AS uncosted_sales,
  CAST(coalesce(gross_margin, 0) AS DECIMAL(18, 4)) AS gross_margin,
  CAST(coalesce(interaction_cost, 0) AS DECIMAL(18, 4)) AS interaction_cost,
  CAST(coalesce(other_cost, 0) AS DECIMAL(18, 4)) AS other_cost,
  CAST(coalesce(contribution, 0) AS DECIMAL(18, 4)) AS contribution,
  CASE WHEN getvariable('overhead_amount') IS NULL THEN 'none' ELSE getvariable('overhead_by') END AS overhead_rule,
  CAST(round(getvariable('overhead_amount') * 100 * days / 365) / 100 AS DECIMAL(18, 4)) AS configured_overhead,
  CAST(overhead AS DECIMAL(18, 4)) AS overhead,
  CAST(coalesce(contribution, 0) - coalesce(overhead, 0) AS DECIMAL(18, 4)) AS net_profit,
  CAST(coalesce(orders, 0) AS BIGINT) AS orders,
  CAST(discount AS DECIMAL(18, 4)) AS discount,
  CAST(coalesce(discounted_sales, 0) AS DECIMAL(18, 4)) AS discounted_sales
FROM listed
LEFT JOIN total USING (period, bearer)
