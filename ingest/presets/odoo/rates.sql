WITH
used AS (
  SELECT l.currency_id, o.date_order::date AS day
  FROM sale_order_line AS l
  JOIN sale_order AS o ON o.id = l.order_id
  WHERE l.display_type IS NULL
  UNION
  -- An order of the evening is one of the next day east of Greenwich.
  SELECT l.currency_id, o.date_order::date + 1
  FROM sale_order_line AS l
  JOIN sale_order AS o ON o.id = l.order_id
  WHERE l.display_type IS NULL
  UNION
  SELECT m.currency_id, coalesce(m.invoice_date, m.date)
  FROM account_move AS m
  WHERE m.move_type IN ('out_invoice', 'out_refund', 'out_receipt')
  UNION
  SELECT p.currency_id, coalesce((to_jsonb(p) ->> 'date')::date, m.date)
  FROM account_payment AS p
  LEFT JOIN account_move AS m ON m.id = p.move_id
  UNION
  SELECT r.currency_id, r.name FROM res_currency_rate AS r
),
-- A rate says how many units are worth one unit of the reference, so base currency for one foreign unit is a quotient.
-- It holds until the next one however old it is; before the first, the first.
priced AS (
  SELECT u.currency_id, u.day, company.id AS company_id, foreign_one.rate, own.rate AS own_rate
  FROM used AS u
  JOIN res_company AS company ON company.currency_id <> u.currency_id
  JOIN LATERAL (
    SELECT r.rate
    FROM res_currency_rate AS r
    WHERE r.currency_id = u.currency_id AND coalesce(r.company_id, company.id) = company.id
    ORDER BY r.name > u.day, r.company_id NULLS LAST, abs(r.name - u.day)
    LIMIT 1
  ) AS foreign_one ON true
  LEFT JOIN LATERAL (
    SELECT r.rate
    FROM res_currency_rate AS r
    WHERE r.currency_id = company.currency_id AND coalesce(r.company_id, company.id) = company.id
    ORDER BY r.name > u.day, r.company_id NULLS LAST, abs(r.name - u.day)
    LIMIT 1
  ) AS own ON true
  WHERE u.day IS NOT NULL
)
SELECT
  c.name AS currency,
  p.day,
  p.company_id,
  p.company_id = (SELECT min(id) FROM res_company) AS is_main_company,
  coalesce(p.own_rate, 1) / p.rate AS rate
FROM priced AS p
JOIN res_currency AS c ON c.id = p.currency_id
WHERE p.rate > 0
