-- Largest remainder (Hamilton): everybody gets the whole hundredths of the exact share, and the hundredths that are
-- left go one each to the largest parts cut off. Integers throughout, so that the sum is exact.
WITH
profit_bearer AS (
  SELECT
    period,
    customer_key,
    CASE getvariable('overhead_by')
      WHEN 'orders' THEN CAST(orders AS HUGEINT)
      WHEN 'customers' THEN CAST(customer_key IS NOT NULL AS HUGEINT)
      WHEN 'gross_margin' THEN CAST(greatest(gross_margin, 0) * 10000 AS HUGEINT)
      ELSE CAST(greatest(net_revenue, 0) * 10000 AS HUGEINT)
    END AS basis
  FROM score.profit_bearer
  WHERE getvariable('overhead_amount') IS NOT NULL
),
first_line AS (SELECT min(day) AS day FROM core.order_day),
history AS (SELECT coalesce(getvariable('as_of') - day + 1, 0) AS days FROM first_line),
pool AS (
  SELECT
    period,
    CAST(
      round(
        getvariable('overhead_amount') * 100
        * CASE period WHEN 'to_date' THEN days ELSE least(days, 365) END / 365
      ) AS HUGEINT
    ) AS hundredths
  FROM history
  CROSS JOIN (SELECT unnest(['last_365_days', 'to_date']) AS period)
),
total AS (SELECT period, sum(basis) AS basis FROM profit_bearer GROUP BY period),
exact AS (
  SELECT
    b.period,
    b.customer_key,
    p.hundredths,
    p.hundredths * b.basis // t.basis AS whole,
    p.hundredths * b.basis % t.basis AS part
  FROM profit_bearer AS b
  JOIN total AS t USING (period)
  JOIN pool AS p USING (period)
  WHERE t.basis > 0
),
missing AS (SELECT period, any_value(hundredths) - sum(whole) AS hundredths FROM exact GROUP BY period),
ranked AS (
  SELECT *, row_number() OVER (PARTITION BY period ORDER BY part DESC, customer_key) AS place
  FROM exact
)
SELECT
  r.period,
  r.customer_key,
  CAST(CAST(r.whole + CAST(r.place <= m.hundredths AS HUGEINT) AS DECIMAL(20, 0)) / 100 AS DECIMAL(18, 4)) AS overhead
FROM ranked AS r
JOIN missing AS m USING (period)
