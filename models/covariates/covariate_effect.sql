WITH
covariate_effect AS (SELECT * FROM score.covariate_effect),
named AS (
  SELECT
    *,
    level = reference AS is_reference,
    replace(level, '|', '/') AS one,
    replace(reference, '|', '/') AS other,
    format('{:.2f}', ratio) AS times
  FROM covariate_effect
),
explained AS (
  SELECT
    *,
    [
      CASE
        WHEN is_reference THEN concat('covariate_reference|', one)
        ELSE concat(if(acts_on = 'rate', 'covariate_rate|', 'covariate_leaving|'), one, '|', times, '|', other)
      END,
      CASE WHEN ratio_p025 <= 1 AND ratio_p975 >= 1 THEN 'covariate_by_chance' END
    ] AS tokens
  FROM named
)
SELECT
  covariate,
  level,
  acts_on,
  reference,
  customers,
  ratio,
  ratio_p025,
  ratio_p975,
  is_reference,
  [token FOR token IN tokens IF token IS NOT NULL] AS reasons
FROM explained
