-- The records whose customer is not plainly themselves: those with an edge, and those that memory ties to others.
WITH
edge AS (SELECT * FROM identity.edge_found),
live AS (SELECT * FROM identity.live),
party AS (SELECT * FROM identity.party),
memory AS (SELECT * FROM identity.memory),
system AS (SELECT * FROM identity.system),
moved AS (SELECT alias_key, customer_key FROM memory WHERE alias_key <> customer_key),
concerned AS (
  SELECT a AS id FROM edge
  UNION SELECT b FROM edge
  UNION SELECT alias_key FROM moved
  UNION SELECT customer_key FROM moved
)
SELECT
  CAST(row_number() OVER (ORDER BY l.customer_id) - 1 AS INTEGER) AS n,
  l.customer_id AS id,
  coalesce(s.priority, 1000000) AS priority,
  p.tax_kind || ':' || p.tax_id AS tax_id,
  m.customer_key AS remembered
FROM concerned AS c
JOIN live AS l ON l.customer_id = c.id
LEFT JOIN party AS p ON p.customer_id = l.customer_id
LEFT JOIN memory AS m ON m.alias_key = l.customer_id
LEFT JOIN system AS s ON s.system = split_part(l.customer_id, ':', 1)
