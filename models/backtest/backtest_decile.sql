WITH
backtest_decile AS (SELECT * FROM score.backtest_decile),
taken AS (SELECT any_value(model) AS model FROM mart.transaction_score)
SELECT d.*, coalesce(d.candidate = t.model, false) AS is_chosen
FROM backtest_decile AS d
CROSS JOIN taken AS t
