SELECT campaign_id AS campaign_key, customer_id AS customer_key, day, arm, response
FROM staging.campaign_touch
WHERE day <= getvariable('as_of')
