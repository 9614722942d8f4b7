SELECT
  p.id,
  p.commercial_partner_id,
  p.name,
  p.function,
  p.email,
  coalesce(to_jsonb(p) ->> 'phone', to_jsonb(p) ->> 'mobile') AS phone,
  EXISTS (SELECT 1 FROM mail_blacklist AS b WHERE b.active AND b.email = lower(trim(p.email))) AS is_opted_out,
  p.active,
  p.type,
  p.write_date,
  EXISTS (SELECT 1 FROM res_users AS u WHERE u.partner_id = p.id AND NOT coalesce(u.share, false)) AS is_own
FROM res_partner AS p
WHERE p.commercial_partner_id <> p.id AND NOT coalesce(p.is_company, false)
