SELECT
  p.id,
  p.commercial_partner_id,
  p.name,
  p.function,
  p.email,
  coalesce(to_jsonb(p) ->> 'phone', to_jsonb(p) ->> 'mobile') AS phone,
  EXISTS (SELECT 1 FROM mail_blacklist AS b WHERE b.active AND b.email = lower(trim(p.email))) AS is_opted_out,
  p.active,
  p.type,
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
  EXISTS (SELECT 1 FROM res_users AS u WHERE u.partner_id = p.id AND NOT coalesce(u.share, false)) AS is_colleague,
  greatest(p.write_date, account.write_date) AS changed_at
FROM res_partner AS p
JOIN res_partner AS account ON account.id = p.commercial_partner_id
WHERE p.commercial_partner_id <> p.id AND NOT coalesce(p.is_company, false)
