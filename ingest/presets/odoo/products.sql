WITH
spoken AS (
  SELECT p.lang FROM res_company AS c JOIN res_partner AS p ON p.id = c.partner_id ORDER BY c.id LIMIT 1
),
variant AS (SELECT v.*, to_jsonb(v) -> 'standard_price' AS costs FROM product_product AS v)
SELECT
  v.id,
  concat_ws(' ', '[' || nullif(v.default_code, '') || ']', coalesce(to_jsonb(t.name) ->> (SELECT lang FROM spoken), to_jsonb(t.name) ->> 'en_US', to_jsonb(t.name) #>> '{}')) AS name,
  coalesce(c.complete_name, c.name) AS category,
  -- The cost is a JSON of companies from version 18; before, it lies in a table that is gone since.
  CASE jsonb_typeof(v.costs)
    WHEN 'object' THEN (SELECT e.value FROM jsonb_each_text(v.costs) AS e ORDER BY e.key::integer LIMIT 1)
  END AS unit_cost,
  greatest(v.write_date, t.write_date) AS changed_at
FROM variant AS v
JOIN product_template AS t ON t.id = v.product_tmpl_id
LEFT JOIN product_category AS c ON c.id = t.categ_id
