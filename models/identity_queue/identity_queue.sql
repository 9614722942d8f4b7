WITH
pair AS (SELECT * FROM core.identity_pair),
alias AS (SELECT alias_key, customer_key FROM core.customer_alias WHERE is_current),
customer AS (SELECT customer_key, name, net_revenue FROM mart.customer),
pipeline AS (
  SELECT customer_key, sum(amount) AS amount
  FROM core.opportunity
  WHERE outcome = 'open' AND customer_key IS NOT NULL
  GROUP BY customer_key
),
difference AS (SELECT * FROM core.identity_difference),
-- Customers of whom a person has said that they are two.
said AS (
  SELECT DISTINCT
    least(x.customer_key, y.customer_key) AS customer_key,
    greatest(x.customer_key, y.customer_key) AS other_key
  FROM difference AS d
  JOIN alias AS x ON x.alias_key = d.alias_key
  JOIN alias AS y ON y.alias_key = d.other_alias_key
),
apart AS (
  SELECT
    least(x.customer_key, y.customer_key) AS customer_key,
    greatest(x.customer_key, y.customer_key) AS other_key,
    CASE WHEN x.customer_key < y.customer_key THEN p.alias_key ELSE p.other_alias_key END AS alias_key,
    CASE WHEN x.customer_key < y.customer_key THEN p.other_alias_key ELSE p.alias_key END AS other_alias_key,
    coalesce(p.doubt, 'uncertain') AS doubt,
    p.weight,
    p.probability,
    p.reasons
  FROM pair AS p
  JOIN alias AS x ON x.alias_key = p.alias_key
  JOIN alias AS y ON y.alias_key = p.other_alias_key AND y.customer_key <> x.customer_key
),
-- Of the pairs of records between two customers the strongest stands for all.
strongest AS (
  SELECT p.*
  FROM apart AS p
  ANTI JOIN said AS s ON s.customer_key = p.customer_key AND s.other_key = p.other_key
  QUALIFY row_number() OVER (
    PARTITION BY p.customer_key, p.other_key
    ORDER BY p.weight DESC NULLS FIRST, p.alias_key, p.other_alias_key
  ) = 1
),
valued AS (
  SELECT
    s.*,
    x.name,
    y.name AS other_name,
    x.net_revenue + y.net_revenue AS net_revenue,
    coalesce(px.amount, 0) + coalesce(py.amount, 0) AS open_pipeline
  FROM strongest AS s
  JOIN customer AS x ON x.customer_key = s.customer_key
  JOIN customer AS y ON y.customer_key = s.other_key
  LEFT JOIN pipeline AS px ON px.customer_key = s.customer_key
  LEFT JOIN pipeline AS py ON py.customer_key = s.other_key
)
SELECT
  customer_key,
  other_key,
  row_number() OVER (ORDER BY net_revenue + open_pipeline DESC, weight DESC NULLS FIRST, customer_key, other_key) AS place,
  name,
  other_name,
  alias_key,
  other_alias_key,
  doubt,
  weight,
  probability,
  CAST(net_revenue AS DECIMAL(18, 4)) AS net_revenue,
  CAST(open_pipeline AS DECIMAL(18, 4)) AS open_pipeline,
  CAST(net_revenue + open_pipeline AS DECIMAL(18, 4)) AS money_at_stake,
  reasons
FROM valued
