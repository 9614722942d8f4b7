WITH
transactions AS (SELECT * FROM score.transactions),
spend AS (SELECT * FROM score.spend),
transaction_score AS (SELECT * FROM mart.transaction_score),
scored AS (
  SELECT
    t.*,
    a.model,
    a.reasons AS why_alive,
    t.orders_if_alive * s.expected_spend AS revenue_if_alive
  FROM transactions AS t
  JOIN spend AS s USING (customer_key)
  JOIN transaction_score AS a USING (customer_key)
)
SELECT
  customer_key,
  getvariable('as_of') AS as_of,
  model,
  CAST(getvariable('churn_days') AS DOUBLE) AS horizon,
  no_purchase_probability AS churn_probability,
  CAST(no_purchase_probability * revenue_if_alive AS DECIMAL(18, 4)) AS revenue_at_risk,
  list_concat(
    why_alive[1:1],
    [
      concat('p_alive|', format('{:.0f}%', 100 * p_alive)),
      concat('orders_if_alive|', format('{:.2f}', orders_if_alive), '|', getvariable('churn_days'))
    ]
  ) AS reasons
FROM scored
