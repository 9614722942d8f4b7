WITH
pair AS (SELECT * FROM core.identity_pair WHERE kind <> 'uncertain'),
alias AS (SELECT alias_key, customer_key FROM core.customer_alias WHERE is_current)
SELECT
  p.alias_key,
  p.other_alias_key,
  x.customer_key,
  p.kind,
  p.weight,
  p.probability,
  p.reasons
FROM pair AS p
JOIN alias AS x ON x.alias_key = p.alias_key
JOIN alias AS y ON y.alias_key = p.other_alias_key AND y.customer_key = x.customer_key
