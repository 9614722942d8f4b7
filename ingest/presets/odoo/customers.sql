WITH
spoken AS (
  SELECT p.lang FROM res_company AS c JOIN res_partner AS p ON p.id = c.partner_id ORDER BY c.id LIMIT 1
),
-- The column of a rank or a telephone number is not there in every version; a key that JSON lacks is merely null.
account AS (
  SELECT p.*, to_jsonb(p) AS fields
  FROM res_partner AS p
  WHERE coalesce(p.commercial_partner_id, p.id) = p.id
)
SELECT
  a.id,
  a.name,
  above.commercial_partner_id AS parent_id,
  a.user_id,
  coalesce(to_jsonb(i.name) ->> (SELECT lang FROM spoken), to_jsonb(i.name) ->> 'en_US', to_jsonb(i.name) #>> '{}') AS industry,
  coalesce(to_jsonb(k.name) ->> (SELECT lang FROM spoken), to_jsonb(k.name) ->> 'en_US', to_jsonb(k.name) #>> '{}') AS country,
  a.vat,
  a.email,
  coalesce(a.fields ->> 'phone', a.fields ->> 'mobile') AS phone,
  concat_ws(', ', nullif(a.street, ''), nullif(a.street2, '')) AS address,
  a.city,
  a.zip,
  a.create_date,
  a.write_date,
  -- Archived partners and suppliers that have bought stay, or their revenue would be nobody's; the company itself does not.
  EXISTS (
    SELECT 1
    FROM sale_order AS bought
    JOIN res_partner AS buyer ON buyer.id = bought.partner_id
    WHERE buyer.commercial_partner_id = a.id AND bought.state IN ('sale', 'done')
  )
  OR EXISTS (
    SELECT 1
    FROM account_move AS billed
    WHERE billed.commercial_partner_id = a.id
      AND billed.state = 'posted'
      AND billed.move_type IN ('out_invoice', 'out_refund', 'out_receipt')
  )
  OR (
    a.active
    AND NOT EXISTS (SELECT 1 FROM res_company AS self WHERE self.partner_id = a.id)
    AND NOT EXISTS (SELECT 1 FROM res_users AS colleague WHERE colleague.partner_id = a.id AND NOT coalesce(colleague.share, false))
    AND NOT (
      coalesce((a.fields ->> 'supplier_rank')::integer, 0) > 0
      AND coalesce((a.fields ->> 'customer_rank')::integer, 0) = 0
    )
  ) AS is_customer
FROM account AS a
LEFT JOIN res_partner AS above ON above.id = a.parent_id
LEFT JOIN res_partner_industry AS i ON i.id = a.industry_id
LEFT JOIN res_country AS k ON k.id = a.country_id
