SELECT
  u.id,
  p.name,
  coalesce(to_jsonb(t.name) ->> 'en_US', to_jsonb(t.name) #>> '{}') AS team
FROM res_users AS u
JOIN res_partner AS p ON p.id = u.partner_id
LEFT JOIN crm_team AS t ON t.id = (to_jsonb(u) ->> 'sale_team_id')::integer
WHERE NOT coalesce(u.share, false)
