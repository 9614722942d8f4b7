WITH
customer_rfm AS (SELECT * FROM mart.customer_rfm),
customer_covariate AS (SELECT customer_key, covariate_group FROM score.customer_covariate)
SELECT
  r.customer_key,
  r.frequency,
  r.recency,
  r.log_gaps,
  r.age,
  r.monetary,
  coalesce(c.covariate_group, 0) AS covariate_group
FROM customer_rfm AS r
LEFT JOIN customer_covariate AS c USING (customer_key)
