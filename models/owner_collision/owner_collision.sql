WITH
alias AS (SELECT alias_key, customer_key FROM core.customer_alias WHERE is_current),
joined AS (SELECT customer_key FROM alias GROUP BY customer_key HAVING count(*) > 1),
record AS (SELECT * FROM core.customer_record WHERE owner_key IS NOT NULL),
customer AS (SELECT customer_key, name FROM core.customer),
owner AS (SELECT owner_key, name FROM core.owner),
member AS (
  SELECT a.customer_key, a.alias_key, r.owner_key
  FROM alias AS a
  SEMI JOIN joined AS j ON j.customer_key = a.customer_key
  JOIN record AS r ON r.alias_key = a.alias_key
),
revenue AS (
  SELECT l.alias_key, sum(l.net_amount) AS amount
  FROM core.order_line AS l
  SEMI JOIN member AS m ON m.alias_key = l.alias_key
  GROUP BY l.alias_key
),
pipeline AS (
  SELECT alias_key, sum(amount) AS amount
  FROM core.opportunity
  WHERE outcome = 'open' AND alias_key IS NOT NULL
  GROUP BY alias_key
),
held AS (
  SELECT
    m.customer_key,
    m.owner_key,
    o.name AS owner_name,
    min(m.alias_key) AS alias_key,
    coalesce(sum(r.amount), 0) AS net_revenue,
    coalesce(sum(p.amount), 0) AS open_pipeline
  FROM member AS m
  LEFT JOIN owner AS o ON o.owner_key = m.owner_key
  LEFT JOIN revenue AS r ON r.alias_key = m.alias_key
  LEFT JOIN pipeline AS p ON p.alias_key = m.alias_key
  GROUP BY m.customer_key, m.owner_key, o.name
)
SELECT
  x.customer_key,
  c.name,
  x.owner_key,
  x.owner_name,
  split_part(x.alias_key, ':', 1) AS system,
  x.alias_key,
  CAST(x.net_revenue AS DECIMAL(18, 4)) AS net_revenue,
  CAST(x.open_pipeline AS DECIMAL(18, 4)) AS open_pipeline,
  y.owner_key AS other_owner_key,
  y.owner_name AS other_owner_name,
  split_part(y.alias_key, ':', 1) AS other_system,
  y.alias_key AS other_alias_key,
  CAST(y.net_revenue AS DECIMAL(18, 4)) AS other_net_revenue,
  CAST(y.open_pipeline AS DECIMAL(18, 4)) AS other_open_pipeline,
  CAST(x.net_revenue + x.open_pipeline + y.net_revenue + y.open_pipeline AS DECIMAL(18, 4)) AS money_at_stake
FROM held AS x
JOIN held AS y ON y.customer_key = x.customer_key AND y.owner_key > x.owner_key
JOIN customer AS c ON c.customer_key = x.customer_key
-- One person has a number in each system.
WHERE lower(trim(x.owner_name)) IS DISTINCT FROM lower(trim(y.owner_name)) OR x.owner_name IS NULL
