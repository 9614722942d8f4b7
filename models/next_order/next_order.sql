WITH
transactions AS (SELECT * FROM score.transactions),
transaction_score AS (SELECT * FROM mart.transaction_score),
forecast AS (
  SELECT
    t.*,
    a.model,
    a.days_since_purchase,
    a.usual_gap,
    3653 AS ten_years
  FROM transactions AS t
  JOIN transaction_score AS a USING (customer_key)
)
SELECT
  customer_key,
  getvariable('as_of') AS as_of,
  model,
  CASE WHEN next_p50 <= ten_years THEN getvariable('as_of') + CAST(ceil(next_p50) AS INTEGER) END AS expected_on,
  CASE WHEN next_p10 <= ten_years THEN getvariable('as_of') + CAST(ceil(next_p10) AS INTEGER) END AS p10_on,
  CASE WHEN next_p90 <= ten_years THEN getvariable('as_of') + CAST(ceil(next_p90) AS INTEGER) END AS p90_on,
  days_since_purchase,
  usual_gap,
  coalesce(days_since_purchase > gap_p90, false) AS is_overdue
FROM forecast
