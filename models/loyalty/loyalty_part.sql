WITH
customer_rfm AS (SELECT customer_key, age, recency, frequency FROM mart.customer_rfm),
customer_day AS (
  SELECT customer_key, (getvariable('as_of') - day) // 91 AS period
  FROM core.customer_day
  WHERE is_purchase
),
customer_product AS (
  SELECT customer_key, category
  FROM mart.customer_product
  WHERE orders > 0 AND category IS NOT NULL
),
satisfaction AS (SELECT customer_key, satisfaction FROM score.model_value_input WHERE satisfaction IS NOT NULL),
bought AS (SELECT customer_key, count(DISTINCT period) AS active_periods FROM customer_day GROUP BY customer_key),
bred AS (SELECT customer_key, count(DISTINCT category) AS categories FROM customer_product GROUP BY customer_key),
gap AS (SELECT quantile_disc(recency / frequency, 0.5) AS median_gap FROM customer_rfm WHERE frequency > 0),
breadth AS (
  SELECT greatest(2, quantile_disc(coalesce(b.categories, 0), 0.9)) AS categories
  FROM customer_rfm
  LEFT JOIN bred AS b USING (customer_key)
  HAVING count(b.categories) > 0
),
joined AS (
  SELECT
    r.customer_key,
    r.age,
    r.age - r.recency AS days_since_purchase,
    CASE WHEN r.frequency > 0 THEN r.recency / r.frequency ELSE g.median_gap END AS usual_gap,
    CAST(r.age // 91 + 1 AS BIGINT) AS periods,
    b.active_periods,
    CASE WHEN w.categories IS NOT NULL THEN coalesce(c.categories, 0) END AS categories,
    w.categories AS broad,
    s.satisfaction
  FROM customer_rfm AS r
  JOIN bought AS b USING (customer_key)
  CROSS JOIN gap AS g
  LEFT JOIN breadth AS w ON true
  LEFT JOIN bred AS c USING (customer_key)
  LEFT JOIN satisfaction AS s USING (customer_key)
)
SELECT
  customer_key,
  least(1, age / 1825) AS tenure_score,
  active_periods / periods AS constancy_score,
  CASE WHEN days_since_purchase > 0 THEN least(1, coalesce(usual_gap, 91) / days_since_purchase) ELSE 1.0::DOUBLE END AS recency_score,
  CASE WHEN broad IS NOT NULL THEN least(1, categories / broad) END AS breadth_score,
  satisfaction AS advocacy_score,
  age AS tenure_days,
  periods,
  active_periods,
  days_since_purchase,
  usual_gap,
  categories
FROM joined
