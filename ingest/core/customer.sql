WITH
alias AS (SELECT * FROM core.customer_alias WHERE is_current),
moved AS (SELECT * FROM core.customer_moved),
listed AS (SELECT * FROM staging.customer),
-- Customers of several records, each field from the record that goes before.
survivor AS (SELECT * FROM identity.survivor),
party AS (
  SELECT customer_key, bool_or(is_master) AS is_master FROM alias GROUP BY customer_key
),
single AS (
  SELECT
    p.customer_key, p.is_master, l.name, l.role, l.parent_id, l.owner_id, l.industry, l.region, l.channel, l.credit_limit,
    l.is_frozen, l.frozen_reason, l.created_on, l.referrer_id, l.wallet
  FROM party AS p
  ANTI JOIN survivor AS s ON s.customer_key = p.customer_key
  LEFT JOIN listed AS l ON l.customer_id = p.customer_key
),
everyone AS (
  SELECT * FROM single
  UNION ALL
  SELECT
    p.customer_key, p.is_master, s.name, s.role, s.parent_id, s.owner_id, s.industry, s.region, s.channel, s.credit_limit,
    s.is_frozen, s.frozen_reason, s.created_on, s.referrer_id, s.wallet
  FROM party AS p
  JOIN survivor AS s ON s.customer_key = p.customer_key
)
SELECT
  e.customer_key,
  split_part(e.customer_key, ':', 1) AS system,
  substr(e.customer_key, position(':' IN e.customer_key) + 1) AS source_id,
  e.name,
  coalesce(e.role, 'end_customer') AS role,
  -- A parent that turned out to be the customer itself is none.
  nullif(coalesce(m.customer_key, e.parent_id), e.customer_key) AS parent_key,
  e.owner_id AS owner_key,
  e.industry,
  e.region,
  e.channel,
  e.credit_limit,
  coalesce(e.is_frozen, false) AS is_frozen,
  e.frozen_reason,
  e.created_on,
  e.is_master,
  nullif(coalesce(r.customer_key, e.referrer_id), e.customer_key) AS referrer_key,
  e.wallet
FROM everyone AS e
LEFT JOIN moved AS m ON m.alias_key = e.parent_id
LEFT JOIN moved AS r ON r.alias_key = e.referrer_id
