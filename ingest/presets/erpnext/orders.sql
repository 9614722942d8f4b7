WITH
line AS (
  SELECT
    i.*,
    d.docstatus AS order_docstatus,
    d.company,
    d.customer,
    d.currency,
    d.territory,
    d.transaction_date AS day,
    d.name AS document,
    greatest(i.modified, d.modified) AS changed_at,
    -- A closed order gets no more than it has got.
    CASE
      WHEN d.status = 'Closed' THEN
        least(1, greatest(coalesce(i.delivered_qty / nullif(i.qty, 0), 0), coalesce(i.billed_amt / nullif(i.amount, 0), 0)))
      ELSE 1
    END AS share
  FROM `tabSales Order Item` AS i
  JOIN `tabSales Order` AS d ON d.name = i.parent
)
SELECT
  d.name AS line,
  d.document,
  d.order_docstatus AS docstatus,
  d.company,
  d.customer,
  d.item_code,
  d.item_name,
  d.day,
  d.qty * d.share AS quantity,
  d.net_amount * d.share AS net_amount,
  CASE WHEN d.amount <> 0 AND d.discount_amount <> 0 THEN d.discount_amount * d.qty * d.share * d.net_amount / d.amount END AS discount,
  d.currency,
  d.base_net_amount * d.share AS booked_amount,
  company.default_currency AS booked_currency,
  d.territory,
  (
    SELECT t.sales_person
    FROM `tabSales Team` AS t
    WHERE t.parenttype = 'Sales Order' AND t.parent = d.document
    ORDER BY t.allocated_percentage DESC, t.idx
    LIMIT 1
  ) AS owner_id,
  d.changed_at
FROM line AS d
JOIN `tabCompany` AS company ON company.name = d.company
