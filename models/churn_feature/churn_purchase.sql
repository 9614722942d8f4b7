WITH
cut_off AS (SELECT * FROM score.churn_cut_off),
customer_day AS (SELECT * FROM core.customer_day),
claim AS (SELECT * FROM core.order_line WHERE kind = 'return' AND return_of IS NOT NULL AND customer_key IS NOT NULL),
order_day AS (SELECT * FROM core.order_day WHERE gross_sales > 0 AND customer_key IS NOT NULL),
returned AS (
  SELECT customer_key, return_of AS order_key, day AS returned_on, sum(net_amount) AS amount
  FROM claim
  GROUP BY customer_key, return_of, day
),
linked AS (
  SELECT r.customer_key, r.returned_on, min(o.day) AS sold_on, r.amount
  FROM returned AS r
  JOIN order_day AS o USING (customer_key, order_key)
  GROUP BY r.customer_key, r.order_key, r.returned_on, r.amount
),
-- What a purchase day is worth once its returns are taken off is known only when both sale and return are.
move AS (
  SELECT customer_key, sold_on AS day, greatest(sold_on, returned_on) AS known_on, amount FROM linked
  UNION ALL
  SELECT customer_key, returned_on, greatest(sold_on, returned_on), -amount FROM linked
),
moved AS (
  SELECT c.cut_off, m.customer_key, m.day, sum(m.amount) AS amount
  FROM move AS m
  JOIN cut_off AS c ON m.known_on <= c.cut_off
  GROUP BY c.cut_off, m.customer_key, m.day
),
buyer AS (
  SELECT
    customer_key,
    (md5_number_upper(customer_key) % 1000000) / 1000000 AS place,
    CAST(md5_number_lower(customer_key) % 2 AS BIGINT) AS half
  FROM (SELECT DISTINCT customer_key FROM customer_day WHERE gross_sales > 0)
),
looked_at AS (
  SELECT c.cut_off, c.is_present, c.label_days, b.customer_key, b.half
  FROM buyer AS b
  JOIN cut_off AS c ON c.is_present OR b.place < c.sampled
),
valued AS (
  SELECT
    l.cut_off,
    l.is_present,
    l.label_days,
    l.customer_key,
    l.half,
    d.day,
    l.cut_off - d.day AS ago,
    d.net_revenue,
    d.gross_sales,
    d.returns,
    d.net_revenue + coalesce(m.amount, 0) AS value,
    d.gross_sales > 0 AND d.net_revenue + coalesce(m.amount, 0) > 0 AS is_purchase
  FROM looked_at AS l
  JOIN customer_day AS d ON d.customer_key = l.customer_key AND d.day <= l.cut_off
  LEFT JOIN moved AS m ON m.cut_off = l.cut_off AND m.customer_key = d.customer_key AND m.day = d.day
),
seen AS (
  SELECT
    cut_off,
    customer_key,
    any_value(is_present) AS is_present,
    any_value(label_days) AS label_days,
    any_value(half) AS half,
    min(ago) FILTER (WHERE is_purchase) AS days_since_purchase,
    max(ago) FILTER (WHERE is_purchase) AS tenure,
    count(*) FILTER (WHERE is_purchase) AS purchase_days,
    count(*) FILTER (WHERE is_purchase AND ago < 90) AS purchase_days_90,
    count(*) FILTER (WHERE is_purchase AND ago < 365) AS purchase_days_365,
    sum(value) FILTER (WHERE is_purchase) AS bought,
    arg_min(value, ago) FILTER (WHERE is_purchase) AS last_purchase,
    coalesce(sum(net_revenue) FILTER (WHERE ago < 365), 0) AS revenue_365,
    coalesce(sum(net_revenue) FILTER (WHERE ago < 180), 0) AS revenue_180,
    coalesce(sum(net_revenue) FILTER (WHERE ago BETWEEN 180 AND 359), 0) AS revenue_180_before,
    coalesce(sum(gross_sales) FILTER (WHERE ago < 365), 0) AS gross_sales_365,
    coalesce(-sum(returns) FILTER (WHERE ago < 365), 0) AS returns_365,
    count(*) FILTER (WHERE is_purchase AND ago < 365 AND ago >= 365 - label_days) AS purchase_days_last_year
  FROM valued
  GROUP BY cut_off, customer_key
  HAVING bool_or(is_purchase)
),
bought AS (
  SELECT DISTINCT c.cut_off, d.customer_key
  FROM customer_day AS d
  JOIN cut_off AS c ON d.day > c.cut_off AND d.day <= c.cut_off + CAST(c.label_days AS INTEGER)
  WHERE d.is_purchase
)
SELECT
  s.cut_off,
  s.customer_key,
  s.is_present,
  s.label_days,
  s.half,
  CASE WHEN NOT s.is_present THEN CAST(b.customer_key IS NULL AS DOUBLE) END AS no_purchase,
  CAST(s.days_since_purchase AS DOUBLE) AS days_since_purchase,
  CAST(s.tenure AS DOUBLE) AS tenure,
  s.purchase_days,
  s.purchase_days_90,
  s.purchase_days_365,
  CAST(s.bought / s.purchase_days AS DECIMAL(18, 4)) AS mean_purchase,
  CAST(s.last_purchase AS DECIMAL(18, 4)) AS last_purchase,
  CAST(s.revenue_365 AS DECIMAL(18, 4)) AS revenue_365,
  CAST(s.revenue_180 AS DECIMAL(18, 4)) AS revenue_180,
  CAST(s.revenue_180_before AS DECIMAL(18, 4)) AS revenue_180_before,
  CAST(s.gross_sales_365 AS DECIMAL(18, 4)) AS gross_sales_365,
  CAST(s.returns_365 AS DECIMAL(18, 4)) AS returns_365,
  s.purchase_days_last_year
FROM seen AS s
LEFT JOIN bought AS b USING (cut_off, customer_key)
