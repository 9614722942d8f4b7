WITH
customer_day AS NOT MATERIALIZED (
  SELECT customer_key, day, gross_sales, purchase_value, is_purchase FROM core.customer_day
),
line AS NOT MATERIALIZED (
  SELECT * FROM core.order_line WHERE customer_key IS NOT NULL AND kind = 'return' AND return_of IS NOT NULL
),
order_day AS NOT MATERIALIZED (SELECT customer_key, order_key, day FROM core.order_day WHERE gross_sales > 0),
customer_no AS (SELECT customer_key FROM score.customer_no),
origin AS (SELECT * FROM score.backtest_origin),
customer_covariate AS (SELECT customer_key, covariate_group FROM score.customer_covariate),
sample AS (SELECT max(one_in) AS one_in FROM origin),
kept AS (
  SELECT customer_key
  FROM customer_no
  CROSS JOIN sample
  WHERE one_in = 1 OR md5_number_lower(customer_key) % one_in = 0
),
bought AS (
  SELECT o.origin_no, d.customer_key, d.day
  FROM customer_day AS d
  SEMI JOIN kept USING (customer_key)
  JOIN origin AS o ON d.day <= o.origin_on + CAST(o.horizon AS INTEGER)
  WHERE d.is_purchase
),
-- Purchase days that a later return has undone, which the origin did not know.
undone AS (
  SELECT customer_key, day, purchase_value
  FROM customer_day
  SEMI JOIN kept USING (customer_key)
  WHERE NOT is_purchase AND gross_sales > 0
),
returned AS (
  SELECT customer_key, return_of AS order_key, day AS returned_on, sum(net_amount) AS amount
  FROM line
  SEMI JOIN undone USING (customer_key)
  GROUP BY ALL
),
sold AS (
  SELECT customer_key, order_key, min(day) AS day
  FROM order_day
  SEMI JOIN returned USING (customer_key, order_key)
  GROUP BY customer_key, order_key
),
late AS (
  SELECT s.customer_key, s.day, r.returned_on, r.amount
  FROM returned AS r
  JOIN sold AS s USING (customer_key, order_key)
),
known_then AS (
  SELECT o.origin_no, u.customer_key, u.day
  FROM undone AS u
  JOIN origin AS o ON u.day <= o.origin_on
  JOIN late AS l ON l.customer_key = u.customer_key AND l.day = u.day AND l.returned_on > o.origin_on
  GROUP BY o.origin_no, u.customer_key, u.day, u.purchase_value
  HAVING u.purchase_value - sum(l.amount) > 0
),
purchase AS (
  SELECT * FROM bought
  UNION ALL
  SELECT * FROM known_then
),
gapped AS (
  SELECT *, day - lag(day) OVER (PARTITION BY origin_no, customer_key ORDER BY day) AS gap
  FROM purchase
),
history AS (
  SELECT
    o.origin_no,
    g.customer_key,
    any_value(o.origin_on) AS origin_on,
    any_value(o.horizon) AS horizon,
    any_value(o.one_in) AS one_in,
    count(*) FILTER (WHERE g.day <= o.origin_on) - 1 AS frequency,
    max(g.day) FILTER (WHERE g.day <= o.origin_on) - min(g.day) AS recency,
    any_value(o.origin_on) - min(g.day) AS age,
    -- Doubles would sum up to what the order of threads makes of them
    coalesce(sum(CAST(ln(g.gap) AS DECIMAL(18, 12))) FILTER (WHERE g.day <= o.origin_on), 0) AS log_gaps,
    count(*) FILTER (
      WHERE g.day > o.season_on AND g.day <= o.season_on + CAST(o.horizon AS INTEGER)
    ) AS seasonal,
    count(*) FILTER (WHERE g.day > o.origin_on) AS held_out
  FROM gapped AS g
  JOIN origin AS o USING (origin_no)
  GROUP BY o.origin_no, g.customer_key
  HAVING min(g.day) <= any_value(o.origin_on)
),
kind AS (
  SELECT
    h.* EXCLUDE (customer_key, log_gaps),
    coalesce(c.covariate_group, 0) AS covariate_group,
    sum(h.log_gaps) AS log_gaps,
    count(*) AS customers
  FROM history AS h
  LEFT JOIN customer_covariate AS c USING (customer_key)
  GROUP BY ALL
)
SELECT
  origin_no,
  row_number() OVER (
    PARTITION BY origin_no
    ORDER BY frequency, age, recency, held_out, seasonal, covariate_group
  ) AS history_no,
  origin_on,
  horizon,
  one_in,
  CAST(frequency AS BIGINT) AS frequency,
  CAST(recency AS DOUBLE) AS recency,
  CAST(age AS DOUBLE) AS age,
  covariate_group,
  CAST(log_gaps AS DOUBLE) / customers AS log_gaps,
  seasonal,
  held_out,
  customers
FROM kind
