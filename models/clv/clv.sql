WITH
transactions AS (SELECT * FROM score.transactions),
spend AS (SELECT * FROM score.spend),
clv_spend AS (SELECT * FROM score.clv_spend),
customer_no AS (SELECT * FROM score.customer_no),
customer_month AS (SELECT * FROM score.customer_month WHERE month_end = getvariable('as_of')),
part AS (
  SELECT
    t.customer_key,
    CAST(getvariable('clv_model') AS VARCHAR) AS model,
    t.expected_orders,
    t.discounted_orders,
    s.expected_spend,
    m.margin,
    -- What discounting takes off the expectation it takes off every percentile; P10 comes out low by some hundredths.
    CASE WHEN t.expected_orders > 0 THEN m.margin * t.discounted_orders / t.expected_orders ELSE 0 END AS worth,
    c.spend_p10,
    c.spend_p90
  FROM transactions AS t
  JOIN spend AS s USING (customer_key)
  JOIN clv_spend AS c USING (customer_key)
  JOIN customer_no AS n USING (customer_key)
  JOIN customer_month AS m USING (customer_no)
),
company AS (
  SELECT
    avg(CAST(expected_orders AS DECIMAL(18, 6))) AS orders,
    avg(CAST(expected_spend AS DECIMAL(18, 4))) AS spend,
    avg(CAST(margin AS DECIMAL(9, 6))) AS margin
  FROM part
),
-- The factor that is furthest, in proportion, from the company's mean says most.
explained AS (
  SELECT
    p.*,
    list_sort([
      {
        nearness: -abs(ln(greatest(p.expected_orders, 1e-6) / greatest(c.orders, 1e-6))),
        token: concat('expected_orders|', format('{:.2f}', p.expected_orders), '|', format('{:.2f}', c.orders))
      },
      {
        nearness: -abs(ln(greatest(p.expected_spend, 1e-6) / greatest(c.spend, 1e-6))),
        token: concat(
          'expected_spend|', getvariable('base_currency'), ' ', format('{:,.2f}', p.expected_spend),
          '|', getvariable('base_currency'), ' ', format('{:,.2f}', c.spend)
        )
      },
      {
        nearness: -abs(ln(greatest(p.margin, 1e-6) / greatest(c.margin, 1e-6))),
        token: concat('margin|', format('{:.1f}%', 100 * p.margin), '|', format('{:.1f}%', 100 * c.margin))
      }
    ]) AS factors
  FROM part AS p
  CROSS JOIN company AS c
)
SELECT
  customer_key,
  getvariable('as_of') AS as_of,
  model,
  CAST(getvariable('horizon_days') AS DOUBLE) AS horizon,
  CAST(getvariable('discounting') AS VARCHAR) AS discounting,
  CAST(getvariable('discount_rate') AS DOUBLE) AS discount_rate,
  expected_orders,
  CAST(expected_spend AS DECIMAL(18, 4)) AS expected_spend,
  margin,
  CAST(margin * expected_spend * discounted_orders AS DECIMAL(18, 4)) AS clv,
  TRY_CAST(worth * spend_p10 AS DECIMAL(18, 4)) AS clv_p10,
  TRY_CAST(worth * spend_p90 AS DECIMAL(18, 4)) AS clv_p90,
  [factor.token FOR factor IN factors] AS reasons
FROM explained
