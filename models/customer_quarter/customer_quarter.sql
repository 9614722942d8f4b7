WITH
customer_day AS (
  SELECT customer_key, day, net_revenue, contribution, 3 - (getvariable('as_of') - day) // 91 AS quarter
  FROM core.customer_day
),
quarter AS (
  SELECT quarter, getvariable('as_of') - CAST(91 * (3 - quarter) AS INTEGER) AS ends_on
  FROM range(4) AS number (quarter)
),
customer AS (
  SELECT
    customer_key,
    min(day) AS first_day,
    [
      sum(net_revenue) FILTER (WHERE quarter = 0),
      sum(net_revenue) FILTER (WHERE quarter = 1),
      sum(net_revenue) FILTER (WHERE quarter = 2),
      sum(net_revenue) FILTER (WHERE quarter = 3)
    ] AS net_revenue,
    [
      sum(contribution) FILTER (WHERE quarter = 0),
      sum(contribution) FILTER (WHERE quarter = 1),
      sum(contribution) FILTER (WHERE quarter = 2),
      sum(contribution) FILTER (WHERE quarter = 3)
    ] AS contribution
  FROM customer_day
  GROUP BY customer_key
)
SELECT
  customer_key,
  quarter,
  ends_on,
  CAST(coalesce(net_revenue[quarter + 1], 0) AS DECIMAL(18, 4)) AS net_revenue,
  CAST(coalesce(contribution[quarter + 1], 0) AS DECIMAL(18, 4)) AS contribution
FROM customer
JOIN quarter ON first_day <= ends_on
