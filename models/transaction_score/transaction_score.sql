WITH
transactions AS (SELECT * FROM score.transactions),
customer_rfm AS (SELECT * FROM mart.customer_rfm),
scored AS (
  SELECT
    t.*,
    CAST(getvariable('transactions_model') AS VARCHAR) AS model,
    r.frequency,
    getvariable('as_of') - r.last_purchase_on AS since,
    r.recency / nullif(r.frequency, 0) AS usual_gap
  FROM transactions AS t
  JOIN customer_rfm AS r USING (customer_key)
),
explained AS (
  SELECT
    *,
    [
      CASE
        WHEN is_fallback AND since > getvariable('lapse_days')
          THEN concat('lapsed|', since, '|', getvariable('lapse_days'))
        WHEN frequency = 0 THEN concat('bought_once|', since)
        WHEN since > usual_gap THEN concat('past_usual_gap|', since, '|', format('{:.0f}', usual_gap))
        ELSE concat('within_usual_gap|', since, '|', format('{:.0f}', usual_gap))
      END,
      CASE
        WHEN dropout < 0.001 AND (frequency = 0 OR since > usual_gap) THEN 'no_dropout'
        WHEN model IN ('bg_nbd', 'bg_cnbd_k') AND frequency = 0 THEN 'never_gone_after_one'
        WHEN frequency > 0 THEN concat('purchase_days|', frequency + 1)
      END,
      CASE WHEN is_fallback THEN 'pooled_rate' END
    ] AS tokens
  FROM scored
)
SELECT
  customer_key,
  getvariable('as_of') AS as_of,
  model,
  p_alive,
  expected_orders_30,
  expected_orders_90,
  expected_orders_365,
  CAST(getvariable('horizon_days') AS DOUBLE) AS horizon,
  expected_orders,
  orders_p10,
  orders_p50,
  orders_p90,
  discounted_orders,
  CAST(since AS DOUBLE) AS days_since_purchase,
  usual_gap,
  [token FOR token IN tokens IF token IS NOT NULL] AS reasons
FROM explained
