WITH
customer AS (SELECT customer_key, wallet FROM core.customer),
customer_tier AS (
  SELECT customer_key, established_value, potential_value, expected_contribution, pipeline_value
  FROM mart.customer_tier
),
margin AS (
  SELECT n.customer_key, m.margin
  FROM score.customer_month AS m
  JOIN score.customer_no AS n USING (customer_no)
  WHERE m.month_end = getvariable('as_of')
),
opportunity AS (
  SELECT customer_key, sum(greatest(amount, 0)) AS won
  FROM core.opportunity
  WHERE outcome = 'won' AND closed_on > getvariable('as_of') - 365
  GROUP BY customer_key
),
peer_member AS (SELECT customer_key, net_revenue FROM score.peer_member),
customer_peer AS (SELECT * FROM score.customer_peer),
peer_group AS (SELECT level, peer_group, size_basis, members, quantile, contribution FROM mart.peer_group WHERE is_enough),
model_value AS (SELECT customer_key, model_value, inputs FROM mart.model_value),
conversion_customer AS (SELECT * FROM score.conversion_customer),
replayed AS (SELECT any_value(from_day) AS from_day FROM conversion_customer),
component AS (
  SELECT
    coalesce(c.customer_key, t.customer_key) AS customer_key,
    c.wallet,
    coalesce(t.established_value, 0) AS established,
    coalesce(t.potential_value, 0) AS potential,
    coalesce(t.expected_contribution, 0) AS forecast,
    coalesce(t.pipeline_value, 0) AS pipeline
  FROM customer AS c
  FULL JOIN customer_tier AS t ON t.customer_key = c.customer_key
),
forecast AS (
  SELECT
    c.*,
    m.margin,
    p.net_revenue,
    -- How much of the business came by opportunities is how much of the forecast will.
    CASE WHEN p.net_revenue > 0 THEN least(1, coalesce(o.won, 0) / CAST(p.net_revenue AS DOUBLE)) ELSE 0 END AS won_share,
    CAST(c.forecast * won_share AS DECIMAL(18, 4)) AS pipeline_in_forecast,
    CAST(greatest(0, coalesce(c.pipeline * m.margin, 0) - pipeline_in_forecast) AS DECIMAL(18, 4)) AS pipeline_beyond
  FROM component AS c
  LEFT JOIN margin AS m USING (customer_key)
  LEFT JOIN opportunity AS o USING (customer_key)
  LEFT JOIN peer_member AS p USING (customer_key)
),
benchmark AS (
  SELECT
    f.*,
    g.level AS peer_level,
    g.peer_group,
    g.size_basis,
    g.members AS peers,
    g.quantile AS peer_quantile,
    g.contribution AS peer_benchmark,
    getvariable('horizon_days') / 365 AS years,
    CASE WHEN f.wallet > 0 THEN 'given' WHEN g.contribution IS NOT NULL THEN 'peer_benchmark' END AS wallet_source,
    CASE wallet_source
      WHEN 'given' THEN greatest(0, f.wallet - f.net_revenue) * coalesce(f.margin, 1)
      WHEN 'peer_benchmark' THEN CAST(greatest(0, g.contribution - f.established) AS DOUBLE)
    END AS headroom
  FROM forecast AS f
  LEFT JOIN customer_peer AS p USING (customer_key)
  LEFT JOIN peer_group AS g ON g.level = p.level AND g.peer_group = p.peer_group
),
attained AS (
  SELECT
    *,
    -- What is above established value, and above what forecast and pipeline expect already.
    CASE
      WHEN headroom IS NOT NULL
        THEN CAST(
          greatest(
            0,
            least(headroom * years, (CAST(established AS DOUBLE) + headroom) * years - CAST(forecast + pipeline_beyond AS DOUBLE))
          ) AS DECIMAL(18, 4)
        )
    END AS headroom_beyond,
    CASE wallet_source
      WHEN 'given' THEN greatest(0, CAST(net_revenue AS DOUBLE)) / greatest(CAST(wallet AS DOUBLE), CAST(net_revenue AS DOUBLE))
      WHEN 'peer_benchmark' THEN greatest(0, CAST(established AS DOUBLE)) / nullif(greatest(0, CAST(greatest(peer_benchmark, established) AS DOUBLE)), 0)
    END AS share_of_wallet,
    CASE wallet_source WHEN 'given' THEN greatest(wallet, net_revenue) WHEN 'peer_benchmark' THEN greatest(peer_benchmark, established) END AS whole_wallet
  FROM benchmark
),
joined AS (
  SELECT
    a.*,
    v.model_value,
    coalesce(v.inputs, 0) AS model_value_inputs,
    r.from_day,
    k.realised_value,
    k.potential_value AS potential_then,
    concat(getvariable('base_currency'), ' ') AS currency
  FROM attained AS a
  CROSS JOIN replayed AS r
  LEFT JOIN model_value AS v USING (customer_key)
  LEFT JOIN conversion_customer AS k USING (customer_key)
),
explained AS (
  SELECT
    *,
    [
      CASE
        WHEN wallet_source = 'given' THEN concat('wallet_given|', currency, format('{:,.2f}', CAST(wallet AS DOUBLE)))
        WHEN wallet_source IS NULL THEN concat('few_peers|', getvariable('peers_at_least'))
        ELSE concat(
          'peer_benchmark|', replace(peer_group, '|', '/'), '|', peers, '|', currency, format('{:,.2f}', CAST(peer_benchmark AS DOUBLE))
        )
      END,
      CASE WHEN pipeline > 0 AND pipeline_in_forecast > 0
        THEN concat('pipeline_in_forecast|', currency, format('{:,.2f}', CAST(pipeline_in_forecast AS DOUBLE))) END,
      CASE
        WHEN from_day IS NULL THEN concat('no_replay|', getvariable('horizon_days'))
        WHEN potential_then IS NULL THEN concat('not_known_then|', from_day)
        WHEN potential_then <= 0 THEN 'no_potential_then'
      END
    ] AS tokens
  FROM joined
)
SELECT
  customer_key,
  getvariable('as_of') AS as_of,
  CAST(established AS DECIMAL(18, 4)) AS established_value,
  CAST(potential AS DECIMAL(18, 4)) AS potential_value,
  CAST(forecast AS DECIMAL(18, 4)) AS forecast_value,
  CAST(pipeline AS DECIMAL(18, 4)) AS pipeline_value,
  pipeline_in_forecast,
  pipeline_beyond AS pipeline_beyond_forecast,
  margin,
  peer_level,
  peer_group,
  size_basis,
  peers,
  peer_quantile,
  peer_benchmark,
  CAST(headroom AS DECIMAL(18, 4)) AS headroom,
  headroom_beyond AS headroom_beyond_forecast,
  CAST(forecast + pipeline_beyond + coalesce(headroom_beyond, 0) AS DECIMAL(18, 4)) AS attainable_value,
  share_of_wallet,
  wallet_source,
  CAST(whole_wallet AS DECIMAL(18, 4)) AS wallet,
  model_value,
  model_value_inputs,
  from_day AS conversion_from,
  realised_value,
  potential_then,
  CASE WHEN potential_then > 0 THEN CAST(realised_value AS DOUBLE) / CAST(potential_then AS DOUBLE) END AS conversion,
  [token FOR token IN tokens IF token IS NOT NULL] AS reasons
FROM explained
