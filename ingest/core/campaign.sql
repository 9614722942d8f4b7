SELECT campaign_id AS campaign_key, name, channel, started_on, ended_on, budget FROM staging.campaign
