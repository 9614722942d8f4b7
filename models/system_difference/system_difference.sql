-- Amounts agree within a cent, or within a thousandth: two systems round, and convert, each in its own way.
WITH
alias AS (SELECT customer_key, system FROM core.customer_alias WHERE is_master AND is_current),
line AS (SELECT * FROM core.order_line),
payment AS (SELECT * FROM core.payment),
opportunity AS (SELECT * FROM core.opportunity),
order_copy AS (SELECT * FROM core.order_copy),
balance AS (SELECT * FROM core.customer_balance),
customer AS (SELECT customer_key, name, net_revenue FROM mart.customer),
member AS (SELECT DISTINCT customer_key, system FROM alias),
listing AS (SELECT DISTINCT system FROM alias),
pipeline AS (
  SELECT customer_key, sum(amount) AS amount FROM opportunity WHERE outcome = 'open' GROUP BY customer_key
),
-- A customer without revenue or pipeline is no loss to the system that does not know it.
stake AS (
  SELECT c.customer_key, CAST(c.net_revenue + coalesce(p.amount, 0) AS DECIMAL(18, 4)) AS amount
  FROM customer AS c
  LEFT JOIN pipeline AS p ON p.customer_key = c.customer_key
),
customer_difference AS (
  SELECT
    'customer' AS kind,
    least(m.system, other.system) AS left_system,
    greatest(m.system, other.system) AS right_system,
    m.customer_key AS reference,
    m.customer_key,
    CASE WHEN m.system < other.system THEN s.amount END AS left_amount,
    CASE WHEN m.system > other.system THEN s.amount END AS right_amount,
    CAST(NULL AS DATE) AS day,
    CAST(NULL AS DATE) AS other_day
  FROM member AS m
  JOIN listing AS other ON other.system <> m.system
  JOIN stake AS s ON s.customer_key = m.customer_key AND s.amount <> 0
  LEFT JOIN member AS known ON known.customer_key = m.customer_key AND known.system = other.system
  WHERE known.customer_key IS NULL
),
copied AS (
  SELECT system, order_key, min(day) AS day, CAST(sum(net_amount) AS DECIMAL(18, 4)) AS amount
  FROM order_copy
  GROUP BY system, order_key
),
-- The days that the copies reach from and to; an order before or after them is not missing from them. Nor is a credit
-- note or an anonymous sale, which a list of customers' orders has no place for.
reach AS (
  SELECT system, split_part(order_key, ':', 1) AS counted_by, min(day) AS first_day, max(day) AS last_day
  FROM copied
  GROUP BY ALL
),
counted AS (
  SELECT
    order_key,
    min_by(customer_key, (customer_key, day)) AS customer_key,
    min(day) AS day,
    bool_or(kind = 'sale') AS is_sale,
    CAST(sum(net_amount) AS DECIMAL(18, 4)) AS amount
  FROM line
  WHERE split_part(order_key, ':', 1) IN (SELECT counted_by FROM reach)
  GROUP BY order_key
),
order_difference AS (
  SELECT
    'order' AS kind,
    split_part(o.order_key, ':', 1) AS left_system,
    o.system AS right_system,
    o.order_key AS reference,
    c.customer_key,
    c.amount AS left_amount,
    o.amount AS right_amount,
    coalesce(c.day, o.day) AS day,
    CASE WHEN c.day IS NOT NULL THEN o.day END AS other_day
  FROM copied AS o
  LEFT JOIN counted AS c ON c.order_key = o.order_key
  UNION ALL
  SELECT 'order', r.counted_by, r.system, c.order_key, c.customer_key, c.amount, NULL, c.day, NULL
  FROM reach AS r
  JOIN counted AS c
    ON split_part(c.order_key, ':', 1) = r.counted_by
    AND coalesce(c.day BETWEEN r.first_day AND r.last_day, true)
    AND c.is_sale
    AND c.customer_key IS NOT NULL
  ANTI JOIN copied AS o ON o.order_key = c.order_key AND o.system = r.system
),
owed AS (
  SELECT customer_key, system, CAST(sum(balance) AS DECIMAL(18, 4)) AS amount
  FROM balance
  GROUP BY customer_key, system
),
-- What the rows add up to can be held against a balance only where payments are known at all.
computed AS (
  SELECT customer_key, CAST(sum(amount) AS DECIMAL(18, 4)) AS amount
  FROM (
    SELECT customer_key, net_amount + coalesce(tax_amount, 0) AS amount FROM line
    UNION ALL
    SELECT customer_key, -amount FROM payment
  )
  WHERE customer_key IN (SELECT customer_key FROM owed) AND EXISTS (SELECT 1 FROM payment)
  GROUP BY customer_key
),
balance_difference AS (
  SELECT
    'balance' AS kind,
    a.system AS left_system,
    b.system AS right_system,
    a.customer_key AS reference,
    a.customer_key,
    a.amount AS left_amount,
    b.amount AS right_amount,
    CAST(NULL AS DATE) AS day,
    CAST(NULL AS DATE) AS other_day
  FROM owed AS a
  JOIN owed AS b ON b.customer_key = a.customer_key AND a.system < b.system
  UNION ALL
  SELECT 'balance', a.system, 'computed', a.customer_key, a.customer_key, a.amount, c.amount, NULL, NULL
  FROM owed AS a
  JOIN computed AS c ON c.customer_key = a.customer_key
),
difference AS (
  SELECT
    *,
    CAST(coalesce(left_amount, 0) - coalesce(right_amount, 0) AS DECIMAL(18, 4)) AS difference,
    CASE WHEN left_amount IS NULL THEN 'only_right' WHEN right_amount IS NULL THEN 'only_left' ELSE 'disagrees' END AS state
  FROM (
    SELECT * FROM customer_difference
    UNION ALL
    SELECT * FROM order_difference
    UNION ALL
    SELECT * FROM balance_difference
  )
)
SELECT
  d.kind,
  d.left_system,
  d.right_system,
  d.reference,
  d.state,
  d.customer_key,
  c.name,
  d.left_amount,
  d.right_amount,
  d.difference,
  CAST(abs(d.difference) AS DECIMAL(18, 4)) AS size,
  d.day,
  CAST(d.other_day - d.day AS DOUBLE) AS days_apart
FROM difference AS d
LEFT JOIN customer AS c ON c.customer_key = d.customer_key
WHERE d.state <> 'disagrees'
  OR abs(d.difference) > greatest(0.01, 0.001 * greatest(abs(d.left_amount), abs(d.right_amount)))
