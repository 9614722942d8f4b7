WITH
message AS (
  SELECT
    m.*,
    coalesce(
      CASE m.reference_doctype
        WHEN 'Customer' THEN m.reference_name
        WHEN 'Sales Order' THEN (SELECT d.customer FROM `tabSales Order` AS d WHERE d.name = m.reference_name)
        WHEN 'Sales Invoice' THEN (SELECT d.customer FROM `tabSales Invoice` AS d WHERE d.name = m.reference_name)
        WHEN 'Opportunity' THEN (
          SELECT d.party_name
          FROM `tabOpportunity` AS d
          WHERE d.name = m.reference_name AND d.opportunity_from = 'Customer'
        )
      END,
      (
        SELECT min(l.link_name)
        FROM `tabCommunication Link` AS l
        WHERE l.parent = m.name AND l.link_doctype = 'Customer'
      ),
      (
        SELECT min(who.link_name)
        FROM `tabCommunication Link` AS l
        JOIN `tabDynamic Link` AS who
          ON who.parenttype = 'Contact' AND who.parent = l.link_name AND who.link_doctype = 'Customer'
        WHERE l.parent = m.name AND l.link_doctype = 'Contact'
      )
    ) AS customer_id
  FROM `tabCommunication` AS m
)
SELECT
  m.name AS id,
  m.communication_type,
  m.reference_doctype,
  m.customer_id,
  CASE m.communication_medium
    WHEN 'Phone' THEN 'call'
    WHEN 'Chat' THEN 'chat'
    WHEN 'Visit' THEN 'visit'
    WHEN 'Meeting' THEN 'meeting'
    WHEN 'Event' THEN 'meeting'
    WHEN 'SMS' THEN 'other'
    WHEN 'Other' THEN 'other'
    ELSE 'email'
  END AS kind,
  CASE m.sent_or_received WHEN 'Received' THEN 'inbound' WHEN 'Sent' THEN 'outbound' END AS direction,
  coalesce(m.communication_date, m.creation) AS opened_at,
  m.subject,
  nullif(m.user, '') AS owner_id,
  -- A disabled customer that has bought stays, or its revenue would be nobody's.
  c.disabled = 0
    OR EXISTS (SELECT 1 FROM `tabSales Order` AS bought WHERE bought.customer = c.name AND bought.docstatus = 1)
    OR EXISTS (SELECT 1 FROM `tabSales Invoice` AS billed WHERE billed.customer = c.name AND billed.docstatus = 1) AS is_customer,
  m.modified AS changed_at
FROM message AS m
JOIN `tabCustomer` AS c ON c.name = m.customer_id
