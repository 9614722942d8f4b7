WITH
tier_month AS (SELECT * FROM score.tier_month WHERE month_end = getvariable('as_of')),
tier_threshold AS (SELECT * FROM score.tier_threshold WHERE month_end = getvariable('as_of')),
customer_month AS (SELECT * FROM score.customer_month WHERE month_end = getvariable('as_of')),
customer_no AS (SELECT * FROM score.customer_no),
customer_quarter AS (SELECT * FROM mart.customer_quarter),
threshold AS (
  SELECT
    any_value(t) FILTER (WHERE t.value = 'established') AS established,
    any_value(t) FILTER (WHERE t.value = 'potential') AS potential
  FROM tier_threshold AS t
),
quarters AS (
  SELECT
    customer_key,
    count(*) AS quarters,
    list(CAST(contribution AS DOUBLE) ORDER BY quarter) AS c,
    CAST(sum(abs(contribution)) AS DOUBLE) / count(*) AS size
  FROM customer_quarter
  GROUP BY customer_key
),
-- Theil and Sen: the median of the slopes between all pairs of quarters.
slopes AS (
  SELECT
    customer_key,
    size,
    list_median([
      slope FOR slope IN
      [c[2] - c[1], c[3] - c[2], c[4] - c[3], (c[3] - c[1]) / 2, (c[4] - c[2]) / 2, (c[4] - c[1]) / 3]
      IF slope IS NOT NULL
    ]) AS slope
  FROM quarters
  WHERE quarters >= 3
),
valued AS (
  SELECT
    n.customer_key,
    t.*,
    t.expected_contribution + t.pipeline_value AS potential_value,
    ['high', 'potential', 'secondary', 'low'] AS names,
    names[t.tier + 1] AS tier_name,
    tier_name IN ('high', 'secondary') AS is_established_high,
    tier_name IN ('high', 'potential') AS is_potential_high,
    m.is_annualised,
    CASE
      WHEN s.slope IS NULL THEN 'unknown'
      WHEN abs(s.slope) <= getvariable('trend_dead_band') * s.size THEN 'steady'
      WHEN s.slope > 0 THEN 'rising'
      ELSE 'falling'
    END AS trend,
    h.established,
    h.potential,
    concat(getvariable('transactions_model'), ' + ', getvariable('spend_model')) AS model
  FROM tier_month AS t
  JOIN customer_no AS n USING (customer_no)
  JOIN customer_month AS m USING (customer_no)
  LEFT JOIN slopes AS s USING (customer_key)
  CROSS JOIN threshold AS h
),
worded AS (
  SELECT
    *,
    concat(tier_name, '/', trend) AS place,
    concat(getvariable('base_currency'), ' ') AS currency,
    concat(currency, format('{:,.2f}', CAST(established_value AS DOUBLE))) AS established_words,
    concat(currency, format('{:,.2f}', CAST(potential_value AS DOUBLE))) AS potential_words,
    concat(currency, format('{:,.2f}', CAST(pipeline_value AS DOUBLE))) AS pipeline_words,
    -- The limit that decided: of the band where only the band keeps the side, else the threshold.
    CASE
      WHEN NOT is_established_held THEN established.threshold
      WHEN is_established_high THEN established.leave_below
      ELSE established.enter_above
    END AS established_limit,
    CASE
      WHEN NOT is_potential_held THEN potential.threshold
      WHEN is_potential_high THEN potential.leave_below
      ELSE potential.enter_above
    END AS potential_limit,
    concat(currency, format('{:,.2f}', CAST(established_limit AS DOUBLE))) AS established_limit_words,
    concat(currency, format('{:,.2f}', CAST(potential_limit AS DOUBLE))) AS potential_limit_words
  FROM valued
),
explained AS (
  SELECT
    *,
    [
      CASE
        WHEN established_limit IS NULL THEN 'established_none'
        WHEN is_established_high AND is_established_held
          THEN concat('established_held_high|', established_words, '|', established_limit_words)
        WHEN is_established_high THEN concat('established_high|', established_words, '|', established_limit_words)
        WHEN is_established_held THEN concat('established_held_low|', established_words, '|', established_limit_words)
        ELSE concat('established_low|', established_words, '|', established_limit_words)
      END,
      CASE
        WHEN potential_limit IS NULL THEN 'potential_none'
        WHEN is_potential_high AND is_potential_held
          THEN concat('potential_held_high|', potential_words, '|', potential_limit_words)
        WHEN is_potential_high THEN concat('potential_high|', potential_words, '|', potential_limit_words)
        WHEN is_potential_held THEN concat('potential_held_low|', potential_words, '|', potential_limit_words)
        ELSE concat('potential_low|', potential_words, '|', potential_limit_words)
      END,
      CASE
        WHEN pipeline_value > 0 THEN concat('pipeline|', pipeline_words)
        WHEN is_annualised THEN 'annualised'
        WHEN trend = 'rising' THEN 'trend_rising'
        WHEN trend = 'falling' THEN 'trend_falling'
      END
    ] AS tokens
  FROM worded
)
SELECT
  customer_key,
  month_end AS as_of,
  model,
  tier_name AS tier,
  names[previous_tier + 1] AS previous_tier,
  trend,
  established_value,
  CAST(potential_value AS DECIMAL(18, 4)) AS potential_value,
  expected_contribution,
  pipeline_value,
  is_established_high,
  is_potential_high,
  is_established_held OR is_potential_held AS is_held_by_band,
  is_annualised,
  getvariable('treatments')[tier_name] AS treatment,
  CAST(getvariable('service_cost_caps')[tier_name] AS DOUBLE) AS service_cost_cap,
  CAST(greatest(established_value, 0) * getvariable('service_cost_caps')[tier_name] AS DECIMAL(18, 4))
    AS service_cost_limit,
  getvariable('policies')[place] AS policy,
  CAST(getvariable('policy_cost_caps')[place] AS DOUBLE) AS policy_cost_cap,
  CAST(greatest(established_value, 0) * getvariable('policy_cost_caps')[place] AS DECIMAL(18, 4))
    AS policy_cost_limit,
  [token FOR token IN tokens IF token IS NOT NULL] AS reasons
FROM explained
