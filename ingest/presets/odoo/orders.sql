SELECT
  l.id AS line,
  o.name AS document,
  o.state,
  o.company_id,
  p.commercial_partner_id AS customer_id,
  l.product_id,
  split_part(l.name, E'\n', 1) AS description,
  o.date_order AS ordered_at,
  l.product_uom_qty AS quantity,
  l.price_subtotal AS net_amount,
  l.price_total - l.price_subtotal AS tax_amount,
  -- The unit price may include tax, so the discount is got from what is left after it.
  CASE WHEN l.discount > 0 AND l.discount < 100 THEN l.price_subtotal * l.discount / (100 - l.discount) END AS discount,
  c.name AS currency,
  o.user_id,
  k.code AS place,
  l.display_type,
  coalesce(l.is_downpayment, false) AS is_downpayment,
  greatest(l.write_date, o.write_date, p.write_date) AS changed_at
FROM sale_order_line AS l
JOIN sale_order AS o ON o.id = l.order_id
JOIN res_partner AS p ON p.id = o.partner_id
LEFT JOIN res_partner AS s ON s.id = o.partner_shipping_id
LEFT JOIN res_country AS k ON k.id = s.country_id
LEFT JOIN res_currency AS c ON c.id = l.currency_id
