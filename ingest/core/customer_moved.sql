SELECT alias_key, customer_key FROM core.customer_alias WHERE is_current AND alias_key <> customer_key
