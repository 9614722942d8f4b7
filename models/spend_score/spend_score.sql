WITH
spend AS (SELECT * FROM score.spend),
customer_rfm AS (SELECT * FROM mart.customer_rfm),
scored AS (
  SELECT
    s.*,
    r.frequency,
    concat(getvariable('base_currency'), ' ', format('{:,.2f}', CAST(r.monetary AS DOUBLE))) AS own_mean,
    concat(getvariable('base_currency'), ' ', format('{:,.2f}', s.population_spend)) AS population_mean
  FROM spend AS s
  JOIN customer_rfm AS r USING (customer_key)
)
SELECT
  customer_key,
  getvariable('as_of') AS as_of,
  CASE WHEN is_fallback THEN 'population_mean' ELSE 'gamma_gamma' END AS model,
  CAST(expected_spend AS DECIMAL(18, 4)) AS expected_spend,
  CASE
    WHEN is_fallback THEN ['population_mean', concat('population_spend|', population_mean)]
    WHEN own_weight = 0 THEN ['no_own_spend', concat('population_spend|', population_mean)]
    ELSE [
      concat('own_spend|', own_mean, '|', frequency),
      concat('own_weight|', format('{:.0f}%', 100 * own_weight)),
      concat('population_spend|', population_mean)
    ]
  END AS reasons
FROM scored
