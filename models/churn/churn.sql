WITH
transactions AS (SELECT * FROM score.transactions),
spend AS (SELECT * FROM score.spend),
transaction_score AS (SELECT * FROM mart.transaction_score),
learnt AS (SELECT * FROM score.churn WHERE cut_off = getvariable('as_of')),
feature AS (SELECT * FROM score.churn_feature WHERE is_present),
-- In the order of the themes, each with the numbers that stand for it.
worded AS (
  SELECT
    customer_key,
    [
      CASE
        WHEN purchase_days = 1 THEN concat_ws('|', 'once', format('{:.0f}', days_since_purchase))
        ELSE concat_ws('|', 'rhythm', format('{:.0f}', days_since_purchase), format('{:.0f}', usual_gap))
      END,
      concat_ws('|', 'frequency', purchase_days_365, purchase_days),
      concat_ws(
        '|', 'spend',
        concat(getvariable('base_currency'), ' ', format('{:,.2f}', revenue_365::DOUBLE)),
        concat(getvariable('base_currency'), ' ', format('{:,.2f}', mean_purchase::DOUBLE))
      ),
      concat_ws('|', 'returns', coalesce(format('{:.0f}%', 100 * returns_share), '–')),
      concat_ws('|', 'discount', coalesce(format('{:.0f}%', 100 * discount_share), '–')),
      concat_ws('|', 'mix', products_365, categories_365),
      concat_ws(
        '|', 'complaints',
        coalesce(complaints_90::VARCHAR, '–'), coalesce(complaints::VARCHAR, '–'), coalesce(open_complaints::VARCHAR, '–')
      ),
      concat_ws(
        '|', 'service',
        coalesce(format('{:.0f}', resolution_hours), '–'), coalesce(format('{:.0f}', response_hours), '–')
      ),
      concat_ws('|', 'satisfaction', coalesce(format('{:.1f}', satisfaction), '–')),
      concat_ws(
        '|', 'contact',
        coalesce(inbound_90::VARCHAR, '–'), coalesce(outbound_90::VARCHAR, '–'),
        coalesce(format('{:.0f}', days_since_contact), '–')
      ),
      concat_ws(
        '|', 'payment', coalesce(format('{:.0f}', payment_delay), '–'), coalesce(unpaid_orders::VARCHAR, '–')
      ),
      concat_ws(
        '|', 'opportunity',
        coalesce(open_opportunities::VARCHAR, '–'), coalesce(lost_opportunities_365::VARCHAR, '–')
      ),
      concat_ws('|', 'campaign', coalesce(campaign_touches_90::VARCHAR, '–')),
      concat_ws('|', 'season', coalesce(purchase_days_last_year::VARCHAR, '–'))
    ] AS words
  FROM feature
),
scored AS (
  SELECT
    t.*,
    l.churn_probability,
    CASE WHEN l.churn_probability IS NULL THEN a.model ELSE getvariable('churn_model') END AS model,
    a.reasons AS why_alive,
    t.orders_if_alive * s.expected_spend AS revenue_if_alive,
    [
      concat('churn_', CASE WHEN place > 0 THEN 'raised' ELSE 'lowered' END, '_by_', w.words[abs(place)::INTEGER])
      FOR place IN [l.first_theme, l.second_theme, l.third_theme] IF place IS NOT NULL
    ] AS why_learnt
  FROM transactions AS t
  JOIN spend AS s USING (customer_key)
  JOIN transaction_score AS a USING (customer_key)
  LEFT JOIN learnt AS l USING (customer_key)
  LEFT JOIN worded AS w USING (customer_key)
)
SELECT
  customer_key,
  getvariable('as_of') AS as_of,
  model,
  CAST(getvariable('churn_days') AS DOUBLE) AS horizon,
  coalesce(churn_probability, no_purchase_probability) AS churn_probability,
  no_purchase_probability AS purchase_model_probability,
  CAST(coalesce(churn_probability, no_purchase_probability) * revenue_if_alive AS DECIMAL(18, 4)) AS revenue_at_risk,
  CASE
    WHEN churn_probability IS NOT NULL THEN why_learnt
    ELSE list_concat(
      why_alive[1:1],
      [
        concat('p_alive|', format('{:.0f}%', 100 * p_alive)),
        concat('orders_if_alive|', format('{:.2f}', orders_if_alive), '|', getvariable('churn_days'))
      ]
    )
  END AS reasons
FROM scored
