WITH
customer_day AS (SELECT * FROM core.customer_day),
opportunity AS (SELECT * FROM core.opportunity),
known AS (
  SELECT customer_key FROM customer_day
  UNION
  SELECT customer_key FROM opportunity WHERE customer_key IS NOT NULL
)
SELECT row_number() OVER (ORDER BY customer_key) - 1 AS customer_no, customer_key
FROM known
