WITH
customer_tier AS (
  SELECT customer_key, tier, trend, established_value, potential_value, is_established_high, is_potential_high
  FROM mart.customer_tier
  WHERE tier <> 'high' OR trend = 'falling'
),
tier_threshold AS (SELECT * FROM mart.tier_threshold WHERE month_end = getvariable('as_of')),
clv AS (SELECT customer_key, expected_orders, expected_spend, margin FROM mart.clv),
transaction_score AS (SELECT customer_key, discounted_orders FROM mart.transaction_score),
best_year AS (SELECT * FROM score.best_year),
peer_member AS (SELECT customer_key, net_revenue, purchase_days, revenue_per_day, margin FROM score.peer_member),
customer_peer AS (SELECT * FROM score.customer_peer),
peer_group AS (SELECT level, peer_group, purchase_days, revenue_per_day, margin FROM mart.peer_group WHERE is_enough),
customer_value AS (SELECT customer_key, margin FROM mart.customer_value),
open_opportunity AS (
  SELECT customer_key, sum(greatest(amount, 0)) AS amount, sum(expected_value) AS expected_value
  FROM score.open_opportunity
  WHERE month_no = (SELECT max(month_no) FROM score.month_end) AND is_due AND customer_key IS NOT NULL
  GROUP BY customer_key
),
threshold AS (
  SELECT
    any_value(enter_above) FILTER (WHERE value = 'established') AS established_enter,
    any_value(leave_below) FILTER (WHERE value = 'established') AS established_leave,
    any_value(enter_above) FILTER (WHERE value = 'potential') AS potential_enter,
    any_value(leave_below) FILTER (WHERE value = 'potential') AS potential_leave
  FROM tier_threshold
),
known AS (
  SELECT
    t.*,
    h.*,
    CAST(CASE WHEN NOT t.is_established_high THEN h.established_enter - t.established_value END AS DOUBLE) AS established_lack,
    CAST(CASE WHEN NOT t.is_potential_high THEN h.potential_enter - t.potential_value END AS DOUBLE) AS potential_lack,
    c.expected_spend,
    CAST(c.expected_spend AS DOUBLE) AS spend,
    c.expected_orders,
    s.discounted_orders,
    coalesce(c.margin, v.margin) AS margin,
    coalesce(o.amount, 0) AS open_amount,
    CAST(coalesce(o.amount, 0) AS DOUBLE) AS open_sales,
    CAST(coalesce(o.expected_value, 0) AS DOUBLE) AS counted_sales,
    CAST(m.purchase_days AS DOUBLE) AS days_now,
    CAST(m.revenue_per_day AS DOUBLE) AS spend_now,
    CAST(m.net_revenue AS DOUBLE) AS revenue_now,
    m.margin AS margin_now,
    CAST(greatest(b.purchase_days, g.purchase_days) AS DOUBLE) AS days_shown,
    CAST(greatest(b.revenue_per_day, g.revenue_per_day) AS DOUBLE) AS spend_shown,
    greatest(b.margin, g.margin) AS margin_shown,
    CAST(b.kept_contribution AS DOUBLE) AS kept,
    getvariable('horizon_days') / 365 AS years
  FROM customer_tier AS t
  CROSS JOIN threshold AS h
  LEFT JOIN clv AS c USING (customer_key)
  LEFT JOIN transaction_score AS s USING (customer_key)
  LEFT JOIN customer_value AS v USING (customer_key)
  LEFT JOIN open_opportunity AS o USING (customer_key)
  LEFT JOIN peer_member AS m USING (customer_key)
  LEFT JOIN best_year AS b USING (customer_key)
  LEFT JOIN customer_peer AS p USING (customer_key)
  LEFT JOIN peer_group AS g ON g.level = p.level AND g.peer_group = p.peer_group
),
-- What one unit of every lever is worth to each value, and the room that it has.
side AS (
  SELECT
    customer_key,
    'established' AS lift_value,
    established_enter AS enter_above,
    established_lack AS lack,
    spend * margin AS day_worth,
    days_shown - days_now AS day_room,
    days_now * margin AS spend_worth,
    spend_shown - spend_now AS spend_room,
    open_sales * margin AS pipeline_worth,
    revenue_now AS margin_worth,
    margin_now AS margin_from,
    CASE WHEN margin_shown IS NOT NULL THEN least(1, margin_shown) - margin_now END AS margin_room,
    days_now AS spend_days
  FROM known
  WHERE established_lack IS NOT NULL
  UNION ALL
  SELECT
    customer_key,
    'potential',
    potential_enter,
    potential_lack,
    spend * margin * discounted_orders / nullif(expected_orders, 0),
    days_shown * years - expected_orders,
    discounted_orders * margin,
    spend_shown - spend,
    open_sales - counted_sales,
    discounted_orders * spend,
    margin,
    CASE WHEN margin_shown IS NOT NULL THEN least(1, margin_shown) - margin END,
    expected_orders
  FROM known
  WHERE potential_lack IS NOT NULL
),
needed AS (
  SELECT
    *,
    CASE WHEN day_worth > 0.005 THEN least(1e9, ceil(lack / day_worth)) END AS more_days,
    CASE WHEN day_room > 0 THEN more_days / day_room END AS days_effort,
    -- Half a purchase day is the least that a larger purchase can be spread over, and no margin passes 1.
    CASE WHEN spend_days >= 0.5 AND spend_worth > 0.005 THEN least(1e12, lack / spend_worth) END AS more_spend,
    CASE WHEN spend_room > 0 THEN more_spend / spend_room END AS spend_effort,
    CASE WHEN pipeline_worth > 0.005 THEN lack / pipeline_worth END AS pipeline_effort,
    CASE WHEN margin_worth > 0.005 AND margin_from + lack / margin_worth <= 1 THEN lack / margin_worth END AS more_margin,
    CASE WHEN margin_room > 0 THEN more_margin / margin_room END AS margin_effort,
    least(days_effort, spend_effort, pipeline_effort, margin_effort) AS effort
  FROM side
),
nearest AS (
  SELECT *
  FROM needed
  QUALIFY row_number() OVER (PARTITION BY customer_key ORDER BY coalesce(effort, 1e18), lack / enter_above, lift_value) = 1
),
joined AS (
  SELECT
    k.*,
    n.* EXCLUDE (customer_key),
    concat(getvariable('base_currency'), ' ') AS currency,
    k.trend = 'falling' AND k.is_established_high AS is_kept,
    CASE WHEN is_kept THEN greatest(0, CAST(k.established_leave AS DOUBLE) - coalesce(k.kept, 0)) END AS keep,
    CASE WHEN k.spend * k.margin > 0.005 THEN least(1e9, ceil(keep / (k.spend * k.margin))) END AS keep_days,
    CASE WHEN k.trend = 'falling' AND k.is_potential_high THEN k.potential_value - k.potential_leave END AS cushion
  FROM known AS k
  LEFT JOIN nearest AS n USING (customer_key)
),
-- Efforts up to 1 sort as text too; the number in front is taken off again.
explained AS (
  SELECT
    *,
    list_sort([
      CASE WHEN pipeline_effort <= 1
        THEN concat(
          format('{:.9f}', pipeline_effort), 'lift_', lift_value, '_pipeline|', format('{:.0f}%', 100 * pipeline_effort), '|',
          currency, format('{:,.2f}', open_sales)
        ) END,
      CASE WHEN days_effort <= 1
        THEN concat(
          format('{:.9f}', days_effort), 'lift_', lift_value, '_days|', format('{:.0f}', more_days), '|', currency,
          format('{:,.2f}', spend)
        ) END,
      CASE WHEN spend_effort <= 1
        THEN concat(
          format('{:.9f}', spend_effort), 'lift_', lift_value, '_spend|', currency, format('{:,.2f}', more_spend), '|',
          format('{:.1f}', spend_days)
        ) END,
      CASE WHEN margin_effort <= 1
        THEN concat(
          format('{:.9f}', margin_effort), 'lift_', lift_value, '_margin|', format('{:.1f}%', 100 * margin_from), '|',
          format('{:.1f}%', 100 * (margin_from + more_margin))
        ) END
    ]) AS ranked,
    [substr(token, 12) FOR token IN ranked IF token IS NOT NULL] AS open,
    CASE
      WHEN NOT is_kept AND cushion IS NOT NULL
        THEN [concat(
          'keep_potential|', currency, format('{:,.2f}', CAST(cushion AS DOUBLE)), '|', currency,
          format('{:,.2f}', CAST(potential_leave AS DOUBLE))
        )]
      WHEN NOT is_kept THEN []
      WHEN keep = 0 THEN [concat('keep_safe|', currency, format('{:,.2f}', CAST(established_leave AS DOUBLE)))]
      WHEN keep_days IS NULL THEN []
      ELSE [concat(
        'keep_days|', format('{:.0f}', keep_days), '|', currency, format('{:,.2f}', spend), '|', currency,
        format('{:,.2f}', CAST(established_leave AS DOUBLE))
      )]
    END AS keeping,
    CASE
      WHEN tier = 'high' THEN []
      WHEN lift_value IS NULL THEN ['lift_no_threshold']
      WHEN len(open) = 0 THEN [concat('lift_out_of_reach|', currency, format('{:,.2f}', lack))]
      ELSE open
    END AS lifting
  FROM joined
)
SELECT
  customer_key,
  tier,
  trend,
  CASE
    WHEN lift_value IS NULL THEN NULL
    WHEN tier = 'low' AND lift_value = 'established' THEN 'secondary'
    WHEN tier = 'low' THEN 'potential'
    ELSE 'high'
  END AS target_tier,
  lift_value,
  enter_above,
  CAST(lack AS DECIMAL(18, 4)) AS shortfall,
  CAST(established_lack AS DECIMAL(18, 4)) AS established_shortfall,
  CAST(potential_lack AS DECIMAL(18, 4)) AS potential_shortfall,
  expected_spend,
  CAST(more_days AS BIGINT) AS more_purchase_days,
  days_effort AS purchase_days_effort,
  CAST(more_spend AS DECIMAL(18, 4)) AS more_spend_per_day,
  spend_effort,
  CAST(open_amount AS DECIMAL(18, 4)) AS open_pipeline,
  pipeline_effort AS pipeline_share,
  more_margin,
  margin_effort,
  CASE effort
    WHEN pipeline_effort THEN 'pipeline'
    WHEN days_effort THEN 'purchase_days'
    WHEN spend_effort THEN 'spend'
    WHEN margin_effort THEN 'margin'
  END AS cheapest_lever,
  effort AS cheapest_effort,
  coalesce(effort <= 1, false) AS is_feasible,
  CAST(keep AS DECIMAL(18, 4)) AS keep_contribution,
  CAST(keep_days AS BIGINT) AS keep_purchase_days,
  CAST(cushion AS DECIMAL(18, 4)) AS potential_cushion,
  list_concat(keeping, lifting)[1:3] AS reasons
FROM explained
