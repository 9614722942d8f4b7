WITH
spoken AS (
  SELECT p.lang FROM res_company AS c JOIN res_partner AS p ON p.id = c.partner_id ORDER BY c.id LIMIT 1
)
SELECT
  l.id,
  l.type,
  l.active,
  l.company_id,
  p.commercial_partner_id AS customer_id,
  coalesce(to_jsonb(s.name) ->> (SELECT lang FROM spoken), to_jsonb(s.name) ->> 'en_US', to_jsonb(s.name) #>> '{}') AS stage,
  CASE
    -- A lost opportunity is an archived one without probability; one archived otherwise is merely out of sight.
    WHEN NOT l.active THEN CASE WHEN l.probability = 0 THEN 'lost' ELSE 'archived' END
    WHEN s.is_won OR l.probability = 100 THEN 'won'
    ELSE 'open'
  END AS outcome,
  l.expected_revenue AS amount,
  c.name AS currency,
  l.probability,
  l.create_date,
  l.date_deadline AS expected_close,
  CASE WHEN NOT l.active OR s.is_won OR l.probability = 100 THEN coalesce(l.date_closed, l.date_last_stage_update, l.write_date) END AS closed_at,
  coalesce(to_jsonb(r.name) ->> (SELECT lang FROM spoken), to_jsonb(r.name) ->> 'en_US', to_jsonb(r.name) #>> '{}') AS reason,
  l.user_id,
  l.campaign_id,
  greatest(l.write_date, p.write_date) AS changed_at
FROM crm_lead AS l
JOIN res_company AS company ON company.id = coalesce(l.company_id, (SELECT min(id) FROM res_company))
JOIN res_currency AS c ON c.id = company.currency_id
LEFT JOIN res_partner AS p ON p.id = l.partner_id
LEFT JOIN crm_stage AS s ON s.id = l.stage_id
LEFT JOIN crm_lost_reason AS r ON r.id = coalesce(to_jsonb(l) ->> 'lost_reason_id', to_jsonb(l) ->> 'lost_reason')::integer
