SELECT owner_id AS owner_key, name, team, territory FROM staging.owner
