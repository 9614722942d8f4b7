WITH
spoken AS (
  SELECT p.lang FROM res_company AS c JOIN res_partner AS p ON p.id = c.partner_id ORDER BY c.id LIMIT 1
),
-- The column of a rank or a telephone number is not there in every version; a key that JSON lacks is merely null.
account AS (
  SELECT p.*, to_jsonb(p) AS fields
  FROM res_partner AS p
  WHERE coalesce(p.commercial_partner_id, p.id) = p.id
),
buyer AS (
  SELECT p.commercial_partner_id AS id
  FROM sale_order AS o
  JOIN res_partner AS p ON p.id = o.partner_id
  WHERE o.state IN ('sale', 'done')
  UNION
  SELECT p.commercial_partner_id
  FROM account_move AS m
  JOIN res_partner AS p ON p.id = m.partner_id
  WHERE m.state = 'posted' AND m.move_type IN ('out_invoice', 'out_refund', 'out_receipt')
)
SELECT
  a.id,
  a.name,
  a.active,
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
  b.id IS NOT NULL AS has_bought,
  EXISTS (SELECT 1 FROM res_company AS c WHERE c.partner_id = a.id)
    OR EXISTS (SELECT 1 FROM res_users AS u WHERE u.partner_id = a.id AND NOT coalesce(u.share, false)) AS is_own,
  coalesce((a.fields ->> 'supplier_rank')::integer, 0) > 0
    AND coalesce((a.fields ->> 'customer_rank')::integer, 0) = 0 AS is_supplier
FROM account AS a
LEFT JOIN buyer AS b ON b.id = a.id
LEFT JOIN res_partner AS above ON above.id = a.parent_id
LEFT JOIN res_partner_industry AS i ON i.id = a.industry_id
LEFT JOIN res_country AS k ON k.id = a.country_id
