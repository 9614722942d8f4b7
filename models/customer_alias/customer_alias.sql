SELECT * FROM core.customer_alias
