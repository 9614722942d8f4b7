WITH
customer AS (SELECT cut_off, customer_key FROM score.churn_purchase),
payment AS (SELECT * FROM core.payment WHERE customer_key IS NOT NULL),
order_day AS (SELECT * FROM core.order_day WHERE gross_sales > 0 AND customer_key IS NOT NULL),
opportunity AS (SELECT * FROM core.opportunity WHERE customer_key IS NOT NULL),
touch AS (SELECT * FROM core.campaign_touch WHERE arm = 'treated'),
first_paid AS (SELECT order_key, min(day) AS paid_on FROM core.payment WHERE order_key IS NOT NULL GROUP BY order_key),
paid AS (
  SELECT c.cut_off, c.customer_key, sum(p.day - p.due_on) AS delay, count(*) AS payments
  FROM customer AS c
  JOIN payment AS p ON p.customer_key = c.customer_key AND p.day <= c.cut_off AND p.day > c.cut_off - 365
  WHERE p.due_on IS NOT NULL
  GROUP BY c.cut_off, c.customer_key
),
unpaid AS (
  SELECT c.cut_off, c.customer_key, count(DISTINCT o.order_key) AS orders
  FROM customer AS c
  JOIN order_day AS o ON o.customer_key = c.customer_key AND o.day <= c.cut_off - 60 AND o.day > c.cut_off - 365
  LEFT JOIN first_paid AS f ON f.order_key = o.order_key AND f.paid_on <= c.cut_off
  WHERE f.order_key IS NULL
  GROUP BY c.cut_off, c.customer_key
),
dealt AS (
  SELECT
    c.cut_off,
    c.customer_key,
    count(*) FILTER (WHERE o.outcome = 'open' OR o.closed_on > c.cut_off) AS open_opportunities,
    count(*) FILTER (WHERE o.outcome = 'lost' AND o.closed_on <= c.cut_off AND o.closed_on > c.cut_off - 365) AS lost
  FROM customer AS c
  JOIN opportunity AS o ON o.customer_key = c.customer_key AND o.created_on <= c.cut_off
  GROUP BY c.cut_off, c.customer_key
),
touched AS (
  SELECT c.cut_off, c.customer_key, count(*) AS touches
  FROM customer AS c
  JOIN touch AS t ON t.customer_key = c.customer_key AND t.day <= c.cut_off AND t.day > c.cut_off - 90
  GROUP BY c.cut_off, c.customer_key
)
SELECT
  c.cut_off,
  c.customer_key,
  CAST(p.delay AS DOUBLE) / p.payments AS payment_delay,
  coalesce(u.orders, 0) AS unpaid_orders,
  coalesce(d.open_opportunities, 0) AS open_opportunities,
  coalesce(d.lost, 0) AS lost_opportunities_365,
  coalesce(t.touches, 0) AS campaign_touches_90
FROM customer AS c
LEFT JOIN paid AS p USING (cut_off, customer_key)
LEFT JOIN unpaid AS u USING (cut_off, customer_key)
LEFT JOIN dealt AS d USING (cut_off, customer_key)
LEFT JOIN touched AS t USING (cut_off, customer_key)
