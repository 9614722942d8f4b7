WITH
customer_day AS (
  SELECT customer_key, day, net_revenue, purchase_value, is_purchase
  FROM core.customer_day
),
gapped AS (
  SELECT
    *,
    CASE
      WHEN is_purchase
        THEN day - lag(day) OVER (PARTITION BY customer_key, is_purchase ORDER BY day)
    END AS gap
  FROM customer_day
),
history AS (
  SELECT
    customer_key,
    min(day) FILTER (WHERE is_purchase) AS first_purchase_on,
    max(day) FILTER (WHERE is_purchase) AS last_purchase_on,
    count(*) FILTER (WHERE is_purchase) AS purchase_days,
    sum(purchase_value) FILTER (WHERE is_purchase) AS bought,
    arg_min(purchase_value, day) FILTER (WHERE is_purchase) AS first_bought,
    -- Doubles would sum up to what the order of threads makes of them
    sum(CAST(ln(gap) AS DECIMAL(18, 12))) AS log_gaps,
    sum(net_revenue) AS net_revenue
  FROM gapped
  GROUP BY customer_key
  HAVING bool_or(is_purchase)
),
-- A return that names its order is inside the purchase value already. What days without a purchase took back beyond
-- that, net_revenue - bought where negative, is shared out over the purchase days in proportion to what they brought,
-- so that each keeps spend / bought of its value. What such days added, a fee say, is no spend of a purchase day.
netted AS (
  SELECT *, least(bought, greatest(net_revenue, 0)) AS spend
  FROM history
)
SELECT
  customer_key,
  first_purchase_on,
  last_purchase_on,
  CAST(purchase_days - 1 AS BIGINT) AS frequency,
  CAST(last_purchase_on - first_purchase_on AS DOUBLE) AS recency,
  CAST(coalesce(log_gaps, 0) AS DOUBLE) AS log_gaps,
  CAST(getvariable('as_of') - first_purchase_on AS DOUBLE) AS age,
  CASE
    WHEN purchase_days > 1
      THEN nullif(CAST((bought - first_bought) * (spend / bought) / (purchase_days - 1) AS DECIMAL(18, 4)), 0)
  END AS monetary,
  CAST(spend AS DECIMAL(18, 4)) AS spend
FROM netted
