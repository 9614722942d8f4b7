WITH
late_return AS (SELECT * FROM score.late_return),
customer_day AS (SELECT * FROM core.customer_day WHERE NOT is_purchase AND gross_sales > 0),
customer_no AS (SELECT * FROM score.customer_no),
undone AS (
  SELECT d.customer_key, d.day, d.purchase_value, l.month_no, max(l.returned_no) AS last_no
  FROM customer_day AS d
  JOIN late_return AS l USING (customer_key, day)
  GROUP BY ALL
),
month AS (
  SELECT customer_key, day, purchase_value, unnest(range(month_no, last_no)) AS month_no
  FROM undone
),
known AS (
  SELECT m.customer_key, m.day, m.month_no, m.purchase_value - sum(l.amount) AS value
  FROM month AS m
  JOIN late_return AS l ON l.customer_key = m.customer_key AND l.day = m.day AND l.returned_no > m.month_no
  GROUP BY m.customer_key, m.day, m.month_no, m.purchase_value
)
SELECT
  n.customer_no,
  CAST(k.month_no AS BIGINT) AS month_no,
  count(*) AS purchases,
  CAST(sum(k.value) AS DECIMAL(18, 4)) AS value,
  min(k.day) AS first_day,
  max(k.day) AS last_day,
  CAST(arg_min(k.value, k.day) AS DECIMAL(18, 4)) AS first_value
FROM known AS k
JOIN customer_no AS n USING (customer_key)
WHERE k.value > 0
GROUP BY n.customer_no, k.month_no
