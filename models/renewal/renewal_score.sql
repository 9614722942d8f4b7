WITH
renewal_history AS (SELECT * FROM score.renewal_history),
renewal_curve AS (SELECT * FROM score.renewal_curve),
renewal_alive AS (SELECT * FROM score.renewal_alive),
new_customer AS (SELECT max(retention) FILTER (WHERE period = 1) AS retention FROM renewal_curve),
scored AS (
  SELECT
    h.*,
    h.renewals = h.periods AS is_on,
    nullif(CAST(getvariable('renewal_model') AS VARCHAR), 'none') AS model,
    CASE WHEN h.renewals < h.periods THEN 0 ELSE c.retention END AS retention_probability,
    CASE WHEN h.renewals < h.periods THEN 0 ELSE c.residual_lifetime END AS residual_lifetime,
    a.p_alive,
    a.expected_periods,
    n.retention AS first_retention
  FROM renewal_history AS h
  LEFT JOIN renewal_curve AS c ON c.period = h.renewals + 1
  LEFT JOIN renewal_alive AS a USING (periods, frequency, recency)
  CROSS JOIN new_customer AS n
),
explained AS (
  SELECT
    *,
    [
      CASE
        WHEN periods = 0 THEN 'no_whole_period'
        WHEN is_on THEN concat('renewed|', renewals)
        ELSE concat('not_renewed|', renewals + 1)
      END,
      CASE WHEN NOT is_on AND frequency > renewals THEN concat('bought_after_gap|', frequency - renewals) END,
      CASE
        WHEN model IS NULL THEN 'renewals_not_fitted'
        WHEN is_on
          THEN concat(
            'retention|', format('{:.0f}%', 100 * retention_probability),
            '|', format('{:.0f}%', 100 * first_retention)
          )
      END
    ] AS tokens
  FROM scored
)
SELECT
  customer_key,
  CAST(getvariable('as_of') AS DATE) AS as_of,
  model,
  periods,
  frequency,
  recency,
  renewals,
  is_on,
  CAST(retention_probability AS DOUBLE) AS retention_probability,
  CAST(residual_lifetime AS DOUBLE) AS residual_lifetime,
  p_alive,
  expected_periods,
  [token FOR token IN tokens IF token IS NOT NULL] AS reasons
FROM explained
