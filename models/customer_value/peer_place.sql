-- From the narrowest level to the widest; a missing attribute leaves out the levels that ask for it.
WITH
peer_member AS (SELECT customer_key, role, industry, region, size_band FROM score.peer_member),
named AS (
  SELECT
    customer_key,
    [
      concat(role, ' · ' || industry || ' · ' || region || ' · ' || size_band),
      concat(role, ' · ' || industry || ' · ' || size_band),
      concat(role, ' · ' || industry || ' · ' || region),
      concat(role, ' · ' || industry),
      concat(role, ' · ' || region || ' · ' || size_band),
      concat(role, ' · ' || size_band),
      concat(role, ' · ' || region),
      role
    ] AS names,
    role
  FROM peer_member
),
placed AS (
  SELECT
    customer_key,
    role,
    unnest(names) AS peer_group,
    unnest([1, 2, 3, 4, 5, 6, 7, 8]) AS place,
    unnest(['industry_region_size', 'industry_size', 'industry_region', 'industry', 'region_size', 'size', 'region', 'role'])
      AS level
  FROM named
)
SELECT customer_key, CAST(place AS BIGINT) AS place, level, peer_group
FROM placed
WHERE level = 'role' OR peer_group <> role
