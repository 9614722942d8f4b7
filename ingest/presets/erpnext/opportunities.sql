SELECT
  o.name AS id,
  o.docstatus,
  o.company,
  CASE o.opportunity_from
    WHEN 'Customer' THEN o.party_name
    WHEN 'Lead' THEN (SELECT min(c.name) FROM `tabCustomer` AS c WHERE c.lead_name = o.party_name)
  END AS customer_id,
  coalesce(nullif(o.sales_stage, ''), o.status) AS stage,
  CASE o.status WHEN 'Converted' THEN 'won' WHEN 'Lost' THEN 'lost' WHEN 'Closed' THEN 'lost' ELSE 'open' END AS outcome,
  o.opportunity_amount AS amount,
  o.currency,
  o.probability,
  o.transaction_date AS created_on,
  (SELECT expected_closing FROM `tabOpportunity` AS same WHERE same.name = o.name) AS expected_close,
  -- No column says when it closed: the first order for its quotation does, or else the last change.
  CASE
    WHEN o.status IN ('Converted', 'Lost', 'Closed') THEN coalesce(
      (
        SELECT min(so.transaction_date)
        FROM `tabQuotation` AS q
        JOIN `tabSales Order Item` AS l ON l.prevdoc_docname = q.name
        JOIN `tabSales Order` AS so ON so.name = l.parent AND so.docstatus = 1
        WHERE q.opportunity = o.name AND o.status = 'Converted'
      ),
      date(o.modified)
    )
  END AS closed_on,
  nullif(o.order_lost_reason, '') AS reason,
  coalesce(
    (SELECT opportunity_owner FROM `tabOpportunity` AS same WHERE same.name = o.name),
    (SELECT contact_by FROM `tabOpportunity` AS same WHERE same.name = o.name),
    o.owner
  ) AS owner_id,
  (SELECT campaign FROM `tabOpportunity` AS same WHERE same.name = o.name) AS campaign_id,
  o.modified AS changed_at
FROM `tabOpportunity` AS o
-- A column that only some versions have is asked for in a subquery, where its name falls back on `absent`.
CROSS JOIN (
  SELECT NULL AS expected_closing, NULL AS opportunity_owner, NULL AS contact_by, NULL AS campaign
) AS absent
