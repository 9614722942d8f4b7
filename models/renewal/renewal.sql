WITH
renewal_count AS (SELECT * FROM score.renewal_count),
renewal_curve AS (SELECT * FROM score.renewal_curve)
SELECT
  period,
  lost,
  censored,
  at_risk,
  observed_retention,
  observed_survival,
  sbg_retention,
  sbg_survival,
  bdw_retention,
  bdw_survival,
  is_held_out,
  sbg_survival_held_out,
  bdw_survival_held_out
FROM renewal_count
JOIN renewal_curve USING (period)
