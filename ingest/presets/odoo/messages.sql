WITH
staff AS (SELECT min(id) AS id, partner_id FROM res_users WHERE NOT coalesce(share, false) GROUP BY partner_id)
SELECT
  m.id,
  m.model,
  m.message_type,
  p.commercial_partner_id AS customer_id,
  CASE
    WHEN t.category = 'phonecall' THEN 'call'
    WHEN t.category = 'meeting' THEN 'meeting'
    WHEN m.message_type IN ('email', 'email_outgoing') THEN 'email'
    WHEN t.id IS NOT NULL THEN 'other'
    ELSE 'email'
  END AS kind,
  -- A done activity leaves its message behind, so that open activities are plans and no contact yet.
  t.id IS NOT NULL AS is_activity,
  coalesce(st.internal, false) OR coalesce(m.is_internal, false) AS is_note,
  CASE WHEN u.id IS NULL THEN 'inbound' ELSE 'outbound' END AS direction,
  m.date AS opened_at,
  -- Archived partners and suppliers that have bought stay, or their revenue would be nobody's; the company itself does not.
  EXISTS (
    SELECT 1
    FROM sale_order AS bought
    JOIN res_partner AS buyer ON buyer.id = bought.partner_id
    WHERE buyer.commercial_partner_id = account.id AND bought.state IN ('sale', 'done')
  )
  OR EXISTS (
    SELECT 1
    FROM account_move AS billed
    WHERE billed.commercial_partner_id = account.id
      AND billed.state = 'posted'
      AND billed.move_type IN ('out_invoice', 'out_refund', 'out_receipt')
  )
  OR (
    account.active
    AND NOT EXISTS (SELECT 1 FROM res_company AS self WHERE self.partner_id = account.id)
    AND NOT EXISTS (SELECT 1 FROM res_users AS colleague WHERE colleague.partner_id = account.id AND NOT coalesce(colleague.share, false))
    AND NOT (
      coalesce((to_jsonb(account) ->> 'supplier_rank')::integer, 0) > 0
      AND coalesce((to_jsonb(account) ->> 'customer_rank')::integer, 0) = 0
    )
  ) AS is_customer,
  m.subject,
  u.id AS user_id,
  greatest(m.write_date, o.write_date, i.write_date, p.write_date, account.write_date) AS changed_at
FROM mail_message AS m
LEFT JOIN sale_order AS o ON m.model = 'sale.order' AND o.id = m.res_id
LEFT JOIN account_move AS i ON m.model = 'account.move' AND i.id = m.res_id
LEFT JOIN res_partner AS direct ON m.model = 'res.partner' AND direct.id = m.res_id
JOIN res_partner AS p ON p.id = coalesce(o.partner_id, i.partner_id, direct.id)
JOIN res_partner AS account ON account.id = p.commercial_partner_id
LEFT JOIN staff AS u ON u.partner_id = m.author_id
LEFT JOIN mail_activity_type AS t ON t.id = m.mail_activity_type_id
LEFT JOIN mail_message_subtype AS st ON st.id = m.subtype_id
WHERE m.model IN ('res.partner', 'sale.order', 'account.move')
