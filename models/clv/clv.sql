WITH
transactions AS (SELECT * FROM score.transactions),
spend AS (SELECT * FROM score.spend),
customer_no AS (SELECT * FROM score.customer_no),
customer_month AS (SELECT * FROM score.customer_month WHERE month_end = getvariable('as_of')),
part AS (
  SELECT
    t.customer_key,
    concat(getvariable('transactions_model'), ' + ', getvariable('spend_model')) AS model,
    t.expected_orders,
    t.discounted_orders,
    s.expected_spend,
    m.margin
  FROM transactions AS t
  JOIN spend AS s USING (customer_key)
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
  expected_orders,
  CAST(expected_spend AS DECIMAL(18, 4)) AS expected_spend,
  margin,
  CAST(margin * expected_spend * discounted_orders AS DECIMAL(18, 4)) AS clv,
  [factor.token FOR factor IN factors] AS reasons
FROM explained
