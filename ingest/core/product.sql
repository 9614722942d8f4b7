WITH
listed AS (SELECT * FROM staging.product),
printed AS (
  SELECT product_id, product_name, count(*) AS times
  FROM staging.order_line
  WHERE product_id IS NOT NULL
  GROUP BY product_id, product_name
),
-- An article's name on the lines is the one printed most often.
sold AS (
  SELECT product_id, max_by(product_name, (CASE WHEN product_name IS NULL THEN 0 ELSE times END, product_name)) AS name
  FROM printed
  GROUP BY product_id
),
merged AS (
  SELECT
    coalesce(l.product_id, s.product_id) AS product_key,
    coalesce(l.name, s.name) AS name,
    l.category,
    l.brand,
    l.unit_cost
  FROM listed AS l
  FULL JOIN sold AS s ON s.product_id = l.product_id
)
SELECT * FROM merged
