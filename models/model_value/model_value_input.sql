WITH
customer AS (SELECT customer_key, parent_key, referrer_key, role FROM core.customer),
customer_tier AS (SELECT customer_key FROM mart.customer_tier),
customer_rfm AS (SELECT customer_key, age FROM mart.customer_rfm),
opportunity AS (SELECT customer_key, outcome, closed_on FROM core.opportunity),
interaction AS (SELECT customer_key, kind, day, CAST(satisfaction AS DECIMAL(18, 6)) AS satisfaction FROM core.interaction),
line AS NOT MATERIALIZED (SELECT customer_key, product_key, day FROM core.order_line WHERE kind = 'sale' AND product_key IS NOT NULL),
first_line AS (SELECT min(day) AS day FROM core.order_day),
known AS (
  SELECT
    (SELECT count(referrer_key) > 0 FROM customer) AS referrers,
    (SELECT count(parent_key) > 0 FROM customer) AS parents,
    (SELECT coalesce(bool_or(role <> 'end_customer'), false) FROM customer) AS roles,
    (SELECT count(*) > 0 FROM opportunity) AS opportunities,
    (SELECT coalesce(bool_or(kind IN ('meeting', 'visit')), false) FROM interaction) AS contacts,
    (SELECT min(satisfaction) FROM interaction) AS lowest,
    (SELECT max(satisfaction) FROM interaction) AS highest
),
first_sale AS (SELECT product_key, min(day) AS day FROM line GROUP BY product_key),
novelty AS (
  SELECT p.product_key, p.day
  FROM first_sale AS p
  CROSS JOIN first_line AS f
  WHERE p.day > getvariable('as_of') - 730 AND p.day > f.day + 90
),
early AS (
  SELECT customer_key, count(DISTINCT product_key) AS new_products
  FROM line
  JOIN novelty USING (product_key)
  WHERE customer_key IS NOT NULL AND line.day < novelty.day + 90
  GROUP BY customer_key
),
referred AS (
  SELECT referrer_key AS customer_key, count(*) AS customers
  FROM customer
  WHERE referrer_key IS NOT NULL
  GROUP BY referrer_key
),
below AS (SELECT parent_key AS customer_key, count(*) AS accounts FROM customer WHERE parent_key IS NOT NULL GROUP BY parent_key),
won AS (
  SELECT customer_key, count(*) AS opportunities
  FROM opportunity
  WHERE outcome = 'won' AND customer_key IS NOT NULL AND closed_on > getvariable('as_of') - 1095
  GROUP BY customer_key
),
contacted AS (
  SELECT
    customer_key,
    count(*) FILTER (WHERE kind IN ('meeting', 'visit') AND day > getvariable('as_of') - 365) AS contacts,
    avg(satisfaction) AS satisfaction
  FROM interaction
  WHERE customer_key IS NOT NULL
  GROUP BY customer_key
),
everyone AS (SELECT customer_key FROM customer UNION SELECT customer_key FROM customer_tier)
SELECT
  e.customer_key,
  CASE WHEN k.referrers THEN coalesce(r.customers, 0) END AS referred_customers,
  CASE WHEN k.opportunities THEN coalesce(w.opportunities, 0) END AS won_opportunities,
  coalesce(b.age, 0) / 365.25 AS tenure_years,
  CAST((t.satisfaction - k.lowest) / nullif(k.highest - k.lowest, 0) AS DOUBLE) AS satisfaction,
  CASE WHEN k.parents THEN coalesce(a.accounts, 0) END AS accounts_below,
  CASE WHEN k.roles THEN coalesce(c.role IN ('distributor', 'agent', 'partner'), false) END AS is_partner,
  CASE WHEN k.contacts THEN coalesce(t.contacts, 0) END AS development_contacts,
  CASE WHEN (SELECT count(*) > 0 FROM novelty) THEN coalesce(n.new_products, 0) END AS new_products
FROM everyone AS e
CROSS JOIN known AS k
LEFT JOIN customer AS c ON c.customer_key = e.customer_key
LEFT JOIN customer_rfm AS b ON b.customer_key = e.customer_key
LEFT JOIN referred AS r ON r.customer_key = e.customer_key
LEFT JOIN won AS w ON w.customer_key = e.customer_key
LEFT JOIN contacted AS t ON t.customer_key = e.customer_key
LEFT JOIN below AS a ON a.customer_key = e.customer_key
LEFT JOIN early AS n ON n.customer_key = e.customer_key
