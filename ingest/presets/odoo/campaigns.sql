SELECT
  c.id,
  coalesce(to_jsonb(c) -> 'title' ->> 'en_US', to_jsonb(c) ->> 'title', to_jsonb(c.name) ->> 'en_US', to_jsonb(c.name) #>> '{}') AS name,
  c.create_date
FROM utm_campaign AS c
