WITH
rhythm AS (SELECT * FROM score.product_rhythm),
forecast AS (SELECT * FROM score.next_order_product),
product AS (SELECT product_key, name FROM core.product),
told AS (
  SELECT
    rhythm.*,
    product.name AS product_name,
    expected_gap,
    next_p10,
    next_p50,
    next_p90,
    own_weight,
    days_since > gap_p90 AS is_overdue,
    concat('article_own_gap|', format('{:g}', usual_gap), '|', gaps) AS own,
    concat(
      CASE WHEN days_since > expected_gap THEN 'past_usual_gap|' ELSE 'within_usual_gap|' END, days_since, '|',
      format('{:.0f}', expected_gap)
    ) AS since,
    concat('article_gap|', format('{:.0f}', article_gap), '|', format('{:.0f} %', 100 * (1 - own_weight))) AS drawn,
    3653 AS ten_years
  FROM rhythm
  JOIN forecast USING (customer_key, product_key)
  LEFT JOIN product USING (product_key)
)
SELECT
  customer_key,
  product_key,
  product_name,
  getvariable('as_of') AS as_of,
  gaps + 1 AS purchase_days,
  last_bought_on,
  CAST(days_since AS DOUBLE) AS days_since,
  usual_gap,
  expected_gap,
  CASE
    WHEN next_p50 - days_since <= ten_years
      THEN greatest(last_bought_on + CAST(ceil(next_p50) AS INTEGER), getvariable('as_of') + 1)
  END AS expected_on,
  CASE
    WHEN next_p10 - days_since <= ten_years
      THEN greatest(last_bought_on + CAST(ceil(next_p10) AS INTEGER), getvariable('as_of') + 1)
  END AS p10_on,
  CASE
    WHEN next_p90 - days_since <= ten_years
      THEN greatest(last_bought_on + CAST(ceil(next_p90) AS INTEGER), getvariable('as_of') + 1)
  END AS p90_on,
  own_weight,
  is_overdue,
  CASE WHEN own_weight >= 0.5 THEN [since, own, drawn] ELSE [since, drawn, own] END AS reasons
FROM told
