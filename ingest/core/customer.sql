WITH
listed AS (SELECT * FROM staging.customer),
named AS (
  SELECT customer_id FROM staging.order_line WHERE customer_id IS NOT NULL AND day <= getvariable('as_of')
  UNION
  SELECT customer_id FROM staging.opportunity WHERE customer_id IS NOT NULL
),
stub AS (SELECT n.customer_id FROM named AS n ANTI JOIN listed AS l ON l.customer_id = n.customer_id),
everyone AS (
  SELECT
    customer_id, name, role, parent_id, owner_id, industry, region, channel, credit_limit, is_frozen, frozen_reason,
    created_on, tax_id, email, phone, address, city, postal_code, country, balance, true AS is_master
  FROM listed
  UNION ALL
  SELECT
    customer_id, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL,
    NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, false
  FROM stub
)
SELECT
  customer_id AS customer_key,
  split_part(customer_id, ':', 1) AS system,
  substr(customer_id, position(':' IN customer_id) + 1) AS source_id,
  name,
  coalesce(role, 'end_customer') AS role,
  parent_id AS parent_key,
  owner_id AS owner_key,
  industry,
  region,
  channel,
  credit_limit,
  coalesce(is_frozen, false) AS is_frozen,
  frozen_reason,
  created_on,
  is_master
FROM everyone
