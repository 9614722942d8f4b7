WITH
staged AS (SELECT * FROM staging.order_line WHERE day <= getvariable('as_of')),
rate AS (SELECT * FROM staging.rate),
product AS (SELECT product_id, unit_cost FROM staging.product WHERE unit_cost IS NOT NULL),
-- A base-currency amount is kept as it is; only a foreign one is multiplied, so that no rounding touches the former.
converted AS (
  SELECT
    s.*,
    r.rate,
    r.rate_day,
    CASE WHEN r.rate IS NULL THEN s.net_amount ELSE CAST(s.net_amount * r.rate AS DECIMAL(18, 4)) END AS net,
    CASE WHEN r.rate IS NULL THEN s.cost ELSE CAST(s.cost * r.rate AS DECIMAL(18, 4)) END AS line_cost,
    CASE WHEN r.rate IS NULL THEN s.discount ELSE CAST(s.discount * r.rate AS DECIMAL(18, 4)) END AS base_discount,
    CASE WHEN r.rate IS NULL THEN s.tax_amount ELSE CAST(s.tax_amount * r.rate AS DECIMAL(18, 4)) END AS base_tax
  FROM staged AS s
  LEFT JOIN rate AS r ON r.currency = s.currency AND r.day = s.day
),
costed AS (
  SELECT
    c.*,
    coalesce(
      c.line_cost,
      CASE
        WHEN coalesce(c.kind, 'sale') IN ('sale', 'return') THEN CAST(p.unit_cost * c.quantity AS DECIMAL(18, 4))
        ELSE 0
      END
    ) AS cost_of_goods
  FROM converted AS c
  LEFT JOIN product AS p ON p.product_id = c.product_id
)
SELECT
  order_id AS order_key,
  line_id,
  customer_id AS customer_key,
  product_id AS product_key,
  day,
  ordered_at,
  coalesce(kind, 'sale') AS kind,
  quantity,
  net AS net_amount,
  CAST(cost_of_goods AS DECIMAL(18, 4)) AS cost,
  CAST(
    CASE
      WHEN cost_of_goods IS NOT NULL THEN net - cost_of_goods
      ELSE net * coalesce(CAST(getvariable('margin') AS DECIMAL(9, 6)), 1)
    END AS DECIMAL(18, 4)
  ) AS contribution,
  base_discount AS discount,
  base_tax AS tax_amount,
  net_amount AS original_amount,
  coalesce(currency, getvariable('base_currency')) AS currency,
  coalesce(rate, 1.0) AS exchange_rate,
  rate_day,
  channel,
  place,
  owner_id AS owner_key,
  return_of,
  _source AS source
FROM costed
