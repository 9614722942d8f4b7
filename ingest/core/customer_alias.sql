-- Every id that ever was published or that a source names now, and the customer it stands for.
WITH
live AS (SELECT * FROM identity.live),
assigned AS (SELECT * FROM identity.assigned),
successor AS (SELECT * FROM identity.successor),
memory AS (SELECT * FROM identity.memory),
named AS (
  SELECT l.customer_id AS alias_key, coalesce(a.customer_key, l.customer_id) AS customer_key, l.is_master, true AS is_current
  FROM live AS l
  LEFT JOIN assigned AS a ON a.alias_key = l.customer_id
  UNION ALL
  SELECT m.alias_key, coalesce(s.customer_key, m.customer_key), false, false
  FROM memory AS m
  ANTI JOIN live AS l ON l.customer_id = m.alias_key
  LEFT JOIN successor AS s ON s.key = m.customer_key
)
SELECT
  n.alias_key,
  n.customer_key,
  split_part(n.alias_key, ':', 1) AS system,
  substr(n.alias_key, position(':' IN n.alias_key) + 1) AS source_id,
  n.is_master,
  n.is_current,
  CASE WHEN m.customer_key = n.customer_key THEN m.since ELSE getvariable('as_of') END AS since
FROM named AS n
LEFT JOIN memory AS m ON m.alias_key = n.alias_key
