SELECT customer_id AS alias_key, owner_id AS owner_key FROM staging.customer
