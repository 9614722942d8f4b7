WITH
spend AS (SELECT * FROM score.spend),
customer_rfm AS (SELECT * FROM mart.customer_rfm),
scored AS (
  SELECT
    s.*,
    r.frequency,
    concat(getvariable('base_currency'), ' ', format('{:,.2f}', CAST(r.monetary AS DOUBLE))) AS own_mean,
    concat(
      CASE
        WHEN s.is_mean_observed THEN 'observed_spend|'
        WHEN getvariable('spend_model') = 'spend_by_frequency' THEN 'frequency_spend|'
        ELSE 'population_spend|'
      END,
      getvariable('base_currency'), ' ', format('{:,.2f}', s.population_spend)
    ) AS peers
  FROM spend AS s
  JOIN customer_rfm AS r USING (customer_key)
)
SELECT
  customer_key,
  getvariable('as_of') AS as_of,
  CAST(getvariable('spend_model') AS VARCHAR) AS model,
  CAST(expected_spend AS DECIMAL(18, 4)) AS expected_spend,
  CASE
    WHEN is_fallback THEN ['population_mean', peers]
    WHEN own_weight = 0 THEN ['no_own_spend', peers]
    ELSE [
      concat('own_spend|', own_mean, '|', frequency),
      concat('own_weight|', format('{:.0f}%', 100 * own_weight)),
      peers
    ]
  END AS reasons
FROM scored
