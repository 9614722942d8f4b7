WITH
renewal_history AS (SELECT periods, renewals FROM score.renewal_history WHERE periods > 0),
reached AS (
  SELECT least(renewals + 1, periods) AS period, renewals < periods AS is_lost, count(*) AS customers
  FROM renewal_history
  GROUP BY ALL
),
horizon AS (
  SELECT
    CAST(
      max(period) + ceil(getvariable('horizon_days') / (365.0 / 12 * CAST(getvariable('renewal_months') AS INTEGER)))
      AS BIGINT
    ) AS periods
  FROM reached
),
period AS (SELECT unnest(range(1, periods + 1)) AS period FROM horizon)
SELECT
  period,
  CAST(coalesce(sum(customers) FILTER (WHERE is_lost), 0) AS BIGINT) AS lost,
  CAST(coalesce(sum(customers) FILTER (WHERE NOT is_lost), 0) AS BIGINT) AS censored
FROM period
LEFT JOIN reached USING (period)
GROUP BY period
ORDER BY period
