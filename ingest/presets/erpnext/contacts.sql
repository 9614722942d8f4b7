WITH
person AS (
  SELECT
    p.*,
    (
      SELECT l.link_name
      FROM `tabDynamic Link` AS l
      WHERE l.parenttype = 'Contact' AND l.parent = p.name AND l.link_doctype = 'Customer'
      ORDER BY l.idx, l.name
      LIMIT 1
    ) AS customer_id
  FROM `tabContact` AS p
)
SELECT
  p.name AS id,
  p.customer_id,
  concat_ws(' ', nullif(p.first_name, ''), nullif(p.last_name, '')) AS full_name,
  p.designation,
  p.email_id,
  coalesce(nullif(p.mobile_no, ''), p.phone) AS phone,
  p.unsubscribed,
  -- A disabled customer that has bought stays, or its revenue would be nobody's.
  c.disabled = 0
    OR EXISTS (SELECT 1 FROM `tabSales Order` AS bought WHERE bought.customer = c.name AND bought.docstatus = 1)
    OR EXISTS (SELECT 1 FROM `tabSales Invoice` AS billed WHERE billed.customer = c.name AND billed.docstatus = 1) AS is_customer,
  p.modified
FROM person AS p
JOIN `tabCustomer` AS c ON c.name = p.customer_id
