WITH
backtest AS (SELECT * FROM score.backtest),
origin AS (SELECT * FROM score.backtest_origin),
taken AS (SELECT any_value(model) AS model FROM mart.transaction_score),
window_length AS (SELECT any_value(horizon) AS horizon FROM origin)
SELECT
  b.origin_no,
  o.origin_on,
  w.horizon,
  b.* EXCLUDE (origin_no),
  coalesce(b.candidate = t.model, false) AS is_chosen
FROM backtest AS b
LEFT JOIN origin AS o USING (origin_no)
CROSS JOIN taken AS t
CROSS JOIN window_length AS w
