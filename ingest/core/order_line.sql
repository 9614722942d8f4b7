WITH
staged AS (SELECT * FROM staging.order_line WHERE day <= getvariable('as_of')),
rate AS (SELECT * FROM staging.rate),
product AS (SELECT product_id, unit_cost FROM staging.product WHERE unit_cost IS NOT NULL),
moved AS (SELECT * FROM core.customer_moved),
rated AS (
  SELECT
    s.*,
    coalesce(s.currency <> getvariable('base_currency'), false)
      AND s.booked_amount IS NOT NULL
      AND coalesce(s.booked_currency = getvariable('base_currency'), false) AS is_booked,
    r.rate AS dated_rate,
    r.rate_day AS dated_rate_day
  FROM staged AS s
  LEFT JOIN rate AS r ON r.currency = s.currency AND r.day = s.day
),
-- What the books say goes before any rate: a credit note is booked at the rate of its invoice.
priced AS (
  SELECT
    *,
    CASE WHEN is_booked AND net_amount <> 0 THEN CAST(booked_amount AS DOUBLE) / CAST(net_amount AS DOUBLE) ELSE dated_rate END AS rate,
    CASE WHEN is_booked THEN day ELSE dated_rate_day END AS rate_day
  FROM rated
),
-- A base-currency amount is kept as it is; only a foreign one is multiplied, so that no rounding touches the former.
converted AS (
  SELECT
    *,
    CASE
      WHEN is_booked THEN booked_amount
      WHEN rate IS NULL THEN net_amount
      ELSE CAST(net_amount * rate AS DECIMAL(18, 4))
    END AS net,
    CASE WHEN rate IS NULL THEN cost ELSE CAST(cost * rate AS DECIMAL(18, 4)) END AS line_cost,
    CASE WHEN rate IS NULL THEN discount ELSE CAST(discount * rate AS DECIMAL(18, 4)) END AS base_discount,
    CASE WHEN rate IS NULL THEN tax_amount ELSE CAST(tax_amount * rate AS DECIMAL(18, 4)) END AS base_tax
  FROM priced
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
  coalesce(moved.customer_key, customer_id) AS customer_key,
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
  _source AS source,
  customer_id AS alias_key
FROM costed
LEFT JOIN moved ON moved.alias_key = customer_id
