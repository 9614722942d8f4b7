SELECT
  c.name AS id,
  c.customer_name,
  c.territory,
  c.industry,
  c.tax_id,
  c.email_id,
  c.mobile_no,
  c.is_frozen,
  c.creation,
  coalesce(
    (
      SELECT t.sales_person
      FROM `tabSales Team` AS t
      WHERE t.parenttype = 'Customer' AND t.parent = c.name
      ORDER BY t.allocated_percentage DESC, t.idx
      LIMIT 1
    ),
    c.account_manager
  ) AS owner_id,
  (
    SELECT l.credit_limit
    FROM `tabCustomer Credit Limit` AS l
    WHERE l.parenttype = 'Customer' AND l.parent = c.name
    ORDER BY l.idx
    LIMIT 1
  ) AS credit_limit,
  concat_ws(', ', nullif(a.address_line1, ''), nullif(a.address_line2, '')) AS address,
  a.city,
  a.pincode,
  a.country,
  -- A disabled customer that has bought stays, or its revenue would be nobody's.
  c.disabled = 0
    OR EXISTS (SELECT 1 FROM `tabSales Order` AS bought WHERE bought.customer = c.name AND bought.docstatus = 1)
    OR EXISTS (SELECT 1 FROM `tabSales Invoice` AS billed WHERE billed.customer = c.name AND billed.docstatus = 1) AS is_customer,
  c.modified
FROM `tabCustomer` AS c
LEFT JOIN `tabAddress` AS a ON a.name = c.customer_primary_address
