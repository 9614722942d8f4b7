WITH
-- From version 18 a payment has a date and a state of its own; before, those of its entry.
payment AS (
  SELECT
    p.*,
    m.name AS entry,
    m.company_id AS entry_company_id,
    coalesce((to_jsonb(p) ->> 'date')::date, m.date) AS day,
    coalesce(to_jsonb(p) ->> 'state', m.state) AS status,
    to_jsonb(p) ->> 'name' AS number,
    m.write_date AS entry_changed_at
  FROM account_payment AS p
  LEFT JOIN account_move AS m ON m.id = p.move_id
),
settled AS (
  SELECT
    l.payment_id,
    count(DISTINCT invoice.id) AS invoices,
    min(invoice.name) AS document,
    min(invoice.invoice_date_due) AS due_on,
    max(r.write_date) AS changed_at
  FROM account_move_line AS l
  JOIN account_partial_reconcile AS r ON l.id IN (r.debit_move_id, r.credit_move_id)
  JOIN account_move_line AS other ON other.id = CASE l.id WHEN r.debit_move_id THEN r.credit_move_id ELSE r.debit_move_id END
  JOIN account_move AS invoice ON invoice.id = other.move_id
  WHERE l.payment_id IS NOT NULL AND invoice.move_type IN ('out_invoice', 'out_refund', 'out_receipt')
  GROUP BY l.payment_id
)
SELECT
  p.id,
  p.status,
  p.partner_type,
  coalesce((to_jsonb(p) ->> 'company_id')::integer, p.entry_company_id) AS company_id,
  partner.commercial_partner_id AS customer_id,
  -- A payment of several invoices belongs to none of them.
  CASE WHEN s.invoices = 1 THEN s.document END AS document,
  p.day,
  s.due_on,
  CASE p.payment_type WHEN 'outbound' THEN -p.amount ELSE p.amount END AS amount,
  c.name AS currency,
  greatest(p.write_date, p.entry_changed_at, s.changed_at, partner.write_date) AS changed_at
FROM payment AS p
LEFT JOIN settled AS s ON s.payment_id = p.id
LEFT JOIN res_partner AS partner ON partner.id = p.partner_id
LEFT JOIN res_currency AS c ON c.id = p.currency_id
