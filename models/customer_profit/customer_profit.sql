WITH
profit_bearer AS (SELECT * FROM score.profit_bearer),
profit_overhead AS (SELECT period, customer_key, overhead FROM score.profit_overhead WHERE customer_key IS NOT NULL),
company AS (
  SELECT
    period,
    CAST(sum(discount) AS DOUBLE) / nullif(CAST(sum(gross_sales) + sum(discount) AS DOUBLE), 0) AS discount_rate,
    CASE
      WHEN sum(discount) IS NOT NULL
        THEN CAST(sum(discounted_sales) AS DOUBLE) / nullif(CAST(sum(gross_sales) AS DOUBLE), 0)
    END AS discounted_share
  FROM profit_bearer
  GROUP BY period
),
borne AS (
  SELECT
    b.*,
    o.overhead,
    b.contribution - coalesce(o.overhead, 0) AS net_profit,
    CASE WHEN b.net_revenue > 0 THEN CAST(b.net_revenue AS DOUBLE) END AS revenue,
    CASE WHEN b.gross_sales > 0 THEN CAST(b.gross_sales AS DOUBLE) END AS sold,
    CASE WHEN b.discount IS NOT NULL THEN b.discounted_sales / sold END AS own_share,
    c.discount_rate AS company_discount_rate,
    c.discounted_share AS company_share,
    own_share - company_share AS discount_dependence
  FROM profit_bearer AS b
  JOIN company AS c USING (period)
  LEFT JOIN profit_overhead AS o USING (period, customer_key)
  WHERE b.customer_key IS NOT NULL
),
explained AS (
  SELECT
    *,
    [
      CASE
        WHEN uncosted_sales <> 0
          THEN concat('cost_unknown|', getvariable('base_currency'), ' ', format('{:,.2f}', CAST(uncosted_sales AS DOUBLE)))
      END,
      CASE
        WHEN getvariable('overhead_amount') IS NULL THEN 'no_overhead'
        WHEN overhead IS NULL THEN 'no_overhead_bearer'
        ELSE concat('overhead|', getvariable('base_currency'), ' ', format('{:,.2f}', CAST(overhead AS DOUBLE)))
      END,
      CASE
        WHEN discount IS NULL THEN 'no_discounts'
        WHEN discount_dependence > 0
          THEN concat(
            'discount_dependent|', format('{:.0f}%', 100 * own_share), '|', format('{:.0f}%', 100 * company_share)
          )
      END
    ] AS tokens
  FROM borne
)
SELECT
  customer_key,
  period,
  gross_sales,
  returns,
  fees,
  adjustments,
  net_revenue,
  cost_of_goods,
  uncosted_sales,
  gross_margin,
  interaction_cost,
  other_cost,
  contribution,
  CASE WHEN getvariable('overhead_amount') IS NULL THEN 'none' ELSE getvariable('overhead_by') END AS overhead_rule,
  overhead,
  CAST(net_profit AS DECIMAL(18, 4)) AS net_profit,
  gross_margin / revenue AS gross_margin_rate,
  contribution / revenue AS contribution_rate,
  net_profit / revenue AS net_profit_rate,
  orders,
  purchase_days,
  discount,
  discount / (sold + CAST(discount AS DOUBLE)) AS discount_rate,
  company_discount_rate,
  own_share AS discounted_revenue_share,
  CASE WHEN discount IS NOT NULL AND purchase_days > 0 THEN discounted_days / purchase_days END AS discounted_day_share,
  discount_dependence,
  -returns / sold AS returns_share,
  [token FOR token IN tokens IF token IS NOT NULL] AS reasons
FROM explained
