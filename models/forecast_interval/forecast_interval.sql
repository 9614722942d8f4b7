WITH
forecast_group AS (SELECT * FROM score.forecast_group),
forecast_total AS (SELECT * FROM score.forecast_total),
named AS (SELECT * FROM forecast_group JOIN forecast_total USING (place)),
explained AS (
  SELECT
    *,
    [
      CASE WHEN is_shrunk IS NOT NULL THEN concat('interval_small|', is_shrunk) END,
      CASE WHEN clv_p10 IS NULL THEN 'interval_no_spread' END,
      CASE WHEN is_cut = 1 THEN 'interval_cut' END,
      CASE
        WHEN covers = 'chance' THEN 'interval_chance'
        ELSE concat('interval_parameters|', format('{:.0f}%', 100 * coalesce(clv_parameter_share, orders_parameter_share)))
      END
    ] AS tokens
  FROM named
)
SELECT
  level,
  name,
  getvariable('as_of') AS as_of,
  CAST(getvariable('clv_model') AS VARCHAR) AS model,
  CAST(getvariable('horizon_days') AS DOUBLE) AS horizon,
  customers,
  expected_orders,
  orders_p10,
  orders_p90,
  orders_parameter_share,
  CAST(clv AS DECIMAL(18, 4)) AS clv,
  TRY_CAST(clv_p10 AS DECIMAL(18, 4)) AS clv_p10,
  TRY_CAST(clv_p90 AS DECIMAL(18, 4)) AS clv_p90,
  clv_parameter_share,
  covers,
  [token FOR token IN tokens IF token IS NOT NULL][1:3] AS reasons
FROM explained
