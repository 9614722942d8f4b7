-- Every id that a source names as a customer, and whether some customer list has it.
WITH
listed AS (SELECT customer_id FROM staging.customer),
named AS (
  SELECT customer_id FROM staging.order_line WHERE customer_id IS NOT NULL AND day <= getvariable('as_of')
  UNION
  SELECT customer_id FROM staging.opportunity WHERE customer_id IS NOT NULL
),
everyone AS (
  SELECT customer_id, true AS is_master FROM listed
  UNION ALL
  SELECT n.customer_id, false FROM named AS n ANTI JOIN listed AS l ON l.customer_id = n.customer_id
)
SELECT customer_id, is_master FROM everyone
