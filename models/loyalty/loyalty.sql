WITH
part AS (SELECT * FROM score.loyalty_part),
loyalty_weight AS (SELECT score, weight FROM mart.loyalty_weight),
rule AS (
  SELECT
    sum(weight) AS all_weight,
    any_value(weight) FILTER (WHERE score = 'tenure') AS tenure,
    any_value(weight) FILTER (WHERE score = 'constancy') AS constancy,
    any_value(weight) FILTER (WHERE score = 'recency') AS recency,
    any_value(weight) FILTER (WHERE score = 'breadth') AS breadth,
    any_value(weight) FILTER (WHERE score = 'advocacy') AS advocacy
  FROM loyalty_weight
),
weighed AS (
  SELECT
    p.*,
    r.all_weight,
    r.tenure + r.constancy + r.recency
      + CASE WHEN p.breadth_score IS NOT NULL THEN r.breadth ELSE 0 END
      + CASE WHEN p.advocacy_score IS NOT NULL THEN r.advocacy ELSE 0 END AS known_weight,
    r.tenure * p.tenure_score + r.constancy * p.constancy_score + r.recency * p.recency_score
      + coalesce(r.breadth * p.breadth_score, 0) + coalesce(r.advocacy * p.advocacy_score, 0) AS points
  FROM part AS p
  CROSS JOIN rule AS r
),
explained AS (
  SELECT
    *,
    tenure_days >= 182 AS is_long_enough,
    list_sort([
      concat(format('{:.6f}', tenure_score), 'loyalty_tenure|', format('{:.0f}', tenure_days)),
      concat(format('{:.6f}', constancy_score), 'loyalty_constancy|', active_periods, '|', periods),
      concat(format('{:.6f}', recency_score), 'loyalty_recency|', format('{:.0f}', days_since_purchase)),
      CASE WHEN breadth_score IS NOT NULL THEN concat(format('{:.6f}', breadth_score), 'loyalty_breadth|', categories) END,
      CASE WHEN advocacy_score IS NOT NULL
        THEN concat(format('{:.6f}', advocacy_score), 'loyalty_advocacy|', format('{:.0f}%', 100 * advocacy_score)) END
    ], 'ASC', 'NULLS FIRST') AS ranked
  FROM weighed
)
SELECT
  customer_key,
  CASE WHEN is_long_enough THEN 100 * points / known_weight END AS loyalty,
  3 + CAST(breadth_score IS NOT NULL AS BIGINT) + CAST(advocacy_score IS NOT NULL AS BIGINT) AS scores,
  known_weight / all_weight AS weight_known,
  tenure_score,
  constancy_score,
  recency_score,
  breadth_score,
  advocacy_score,
  tenure_days,
  periods,
  active_periods,
  days_since_purchase,
  usual_gap,
  categories,
  CASE
    WHEN NOT is_long_enough THEN [concat('loyalty_too_short|', format('{:.0f}', tenure_days), '|182')]
    ELSE [
      substr(ranked[5], 9),
      substr(ranked[1 + CAST(breadth_score IS NULL AS INTEGER) + CAST(advocacy_score IS NULL AS INTEGER)], 9)
    ]
  END AS reasons
FROM explained
