SELECT
  contact_id AS contact_key,
  customer_id AS customer_key,
  name,
  title,
  email,
  phone,
  coalesce(is_opted_out, false) AS is_opted_out
FROM staging.contact
