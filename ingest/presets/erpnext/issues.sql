SELECT
  i.name AS id,
  i.company,
  i.customer AS customer_id,
  i.subject,
  CASE WHEN lower(i.issue_type) LIKE '%complaint%' THEN 'complaint' ELSE 'service' END AS kind,
  timestamp(i.opening_date, coalesce(i.opening_time, '00:00:00')) AS opened_at,
  CASE
    WHEN i.status IN ('Closed', 'Resolved') THEN coalesce(
      (SELECT resolution_date FROM `tabIssue` AS same WHERE same.name = i.name),
      (SELECT sla_resolution_date FROM `tabIssue` AS same WHERE same.name = i.name)
    )
  END AS resolved_at,
  -- A disabled customer that has bought stays, or its revenue would be nobody's.
  c.disabled = 0
    OR EXISTS (SELECT 1 FROM `tabSales Order` AS bought WHERE bought.customer = c.name AND bought.docstatus = 1)
    OR EXISTS (SELECT 1 FROM `tabSales Invoice` AS billed WHERE billed.customer = c.name AND billed.docstatus = 1) AS is_customer,
  i.modified AS changed_at
FROM `tabIssue` AS i
JOIN `tabCustomer` AS c ON c.name = i.customer
-- A column that only some versions have is asked for in a subquery, where its name falls back on `absent`.
CROSS JOIN (SELECT NULL AS resolution_date, NULL AS sla_resolution_date) AS absent
