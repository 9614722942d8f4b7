WITH
settled AS (
  SELECT
    r.parent,
    r.reference_doctype,
    count(DISTINCT r.reference_name) AS documents,
    min(r.reference_name) AS document,
    min(r.due_date) AS due_on
  FROM `tabPayment Entry Reference` AS r
  WHERE r.parenttype = 'Payment Entry' AND r.reference_doctype IN ('Sales Invoice', 'Sales Order')
  GROUP BY r.parent, r.reference_doctype
)
SELECT
  p.name AS id,
  p.docstatus,
  p.party_type,
  p.party AS customer_id,
  p.company,
  -- A payment of several documents belongs to none of them.
  CASE WHEN i.documents = 1 THEN i.document END AS invoice,
  CASE WHEN o.documents = 1 THEN o.document END AS sales_order,
  p.posting_date AS day,
  i.due_on,
  -- The side of the customer's account: what is received comes from it, what is paid back goes to it.
  CASE p.payment_type WHEN 'Pay' THEN -p.base_received_amount ELSE p.base_paid_amount END AS amount,
  company.default_currency AS currency,
  p.mode_of_payment AS method,
  p.modified AS changed_at
FROM `tabPayment Entry` AS p
JOIN `tabCompany` AS company ON company.name = p.company
LEFT JOIN settled AS i ON i.parent = p.name AND i.reference_doctype = 'Sales Invoice'
LEFT JOIN settled AS o ON o.parent = p.name AND o.reference_doctype = 'Sales Order'
WHERE p.payment_type IN ('Receive', 'Pay')
UNION ALL
-- What is paid at the till stands on the invoice and has no payment entry.
SELECT
  concat(d.name, ':till'),
  d.docstatus,
  'Customer',
  d.customer,
  d.company,
  d.name,
  NULL,
  d.posting_date,
  NULL,
  d.base_paid_amount - d.base_change_amount,
  company.default_currency,
  'Till',
  d.modified
FROM `tabSales Invoice` AS d
JOIN `tabCompany` AS company ON company.name = d.company
WHERE d.is_pos = 1
