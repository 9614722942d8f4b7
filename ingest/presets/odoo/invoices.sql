WITH
line AS (
  SELECT
    l.*,
    m.name AS document,
    m.state,
    m.move_type,
    coalesce(m.invoice_date, m.date) AS day,
    m.partner_id AS buyer_id,
    m.partner_shipping_id AS shipping_id,
    m.invoice_user_id,
    m.reversed_entry_id,
    m.write_date AS document_changed_at,
    -- A credit note is written with positive amounts, like the invoice it takes back.
    CASE m.move_type WHEN 'out_refund' THEN -1 ELSE 1 END AS sign,
    -- Up to version 15 a tax or a claim has no display type and is told by another column.
    coalesce(
      l.display_type,
      CASE to_jsonb(l) ->> 'exclude_from_invoice_tab' WHEN 'true' THEN 'other' ELSE 'product' END
    ) AS line_type,
    EXISTS (
      SELECT 1
      FROM sale_order_line_invoice_rel AS r
      JOIN sale_order_line AS s ON s.id = r.order_line_id
      WHERE r.invoice_line_id = l.id AND s.is_downpayment
    ) AS is_downpayment
  FROM account_move_line AS l
  JOIN account_move AS m ON m.id = l.move_id
  WHERE m.move_type IN ('out_invoice', 'out_refund', 'out_receipt')
)
SELECT
  l.id AS line,
  l.document,
  l.state,
  l.move_type,
  l.company_id,
  p.commercial_partner_id AS customer_id,
  l.product_id,
  split_part(l.name, E'\n', 1) AS description,
  l.day,
  l.sign * l.quantity AS quantity,
  -- Rounding has no subtotal of its own; what it adds stands in the entry, where revenue is a credit.
  CASE l.line_type WHEN 'rounding' THEN -l.amount_currency ELSE l.sign * l.price_subtotal END AS net_amount,
  l.sign * (l.price_total - l.price_subtotal) AS tax_amount,
  CASE WHEN l.discount > 0 AND l.discount < 100 THEN l.sign * l.price_subtotal * l.discount / (100 - l.discount) END AS discount,
  c.name AS currency,
  -l.balance AS booked_amount,
  own.name AS booked_currency,
  l.invoice_user_id AS user_id,
  k.code AS place,
  origin.name AS return_of,
  (
    SELECT CASE WHEN count(DISTINCT o.id) = 1 THEN min(o.name) END
    FROM account_move_line AS billed
    JOIN sale_order_line_invoice_rel AS r ON r.invoice_line_id = billed.id
    JOIN sale_order_line AS sold ON sold.id = r.order_line_id
    JOIN sale_order AS o ON o.id = sold.order_id AND o.state IN ('sale', 'done')
    WHERE billed.move_id = l.reversed_entry_id
  ) AS return_of_order,
  l.line_type,
  CASE
    -- A down payment comes as one invoice and goes as a line of the next: together nothing, and no sale of its own.
    WHEN l.is_downpayment OR l.line_type = 'rounding' THEN 'adjustment'
    WHEN l.sign * l.price_subtotal < 0 AND (l.move_type = 'out_refund' OR l.quantity < 0) THEN 'return'
    WHEN l.sign * l.price_subtotal >= 0 AND l.move_type <> 'out_refund' THEN 'sale'
    WHEN l.price_subtotal = 0 THEN 'return'
    ELSE 'adjustment'
  END AS kind,
  greatest(l.write_date, l.document_changed_at, p.write_date) AS changed_at
FROM line AS l
JOIN res_partner AS p ON p.id = l.buyer_id
JOIN res_company AS company ON company.id = l.company_id
JOIN res_currency AS own ON own.id = company.currency_id
LEFT JOIN res_currency AS c ON c.id = l.currency_id
LEFT JOIN res_partner AS s ON s.id = l.shipping_id
LEFT JOIN res_country AS k ON k.id = s.country_id
LEFT JOIN account_move AS origin ON origin.id = l.reversed_entry_id
