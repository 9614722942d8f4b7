SELECT
  i.name AS line,
  d.name AS document,
  d.docstatus,
  d.is_return,
  d.is_opening,
  d.company,
  d.customer,
  i.item_code,
  i.item_name,
  d.posting_date AS day,
  i.qty AS quantity,
  -- What is left after the document's own discount and without the tax that the price may include.
  i.net_amount,
  CASE WHEN i.amount <> 0 AND i.discount_amount <> 0 THEN i.discount_amount * i.qty * i.net_amount / i.amount END AS discount,
  d.currency,
  i.base_net_amount AS booked_amount,
  company.default_currency AS booked_currency,
  d.territory,
  (
    SELECT t.sales_person
    FROM `tabSales Team` AS t
    WHERE t.parenttype = 'Sales Invoice' AND t.parent = d.name
    ORDER BY t.allocated_percentage DESC, t.idx
    LIMIT 1
  ) AS owner_id,
  d.return_against,
  (
    SELECT CASE WHEN count(DISTINCT o.name) = 1 THEN min(o.name) END
    FROM `tabSales Invoice Item` AS billed
    JOIN `tabSales Order` AS o ON o.name = billed.sales_order AND o.docstatus = 1
    WHERE billed.parent = d.return_against
  ) AS return_of_order,
  -- A return is written with negative quantities and amounts already.
  CASE
    WHEN d.is_return = 1 THEN CASE WHEN i.net_amount > 0 THEN 'adjustment' ELSE 'return' END
    WHEN i.net_amount >= 0 THEN 'sale'
    WHEN i.qty < 0 THEN 'return'
    ELSE 'adjustment'
  END AS kind,
  greatest(i.modified, d.modified) AS changed_at
FROM `tabSales Invoice Item` AS i
JOIN `tabSales Invoice` AS d ON d.name = i.parent
JOIN `tabCompany` AS company ON company.name = d.company
