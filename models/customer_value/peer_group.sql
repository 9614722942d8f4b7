WITH
peer_place AS (SELECT customer_key, level, peer_group FROM score.peer_place),
peer_member AS (
  SELECT customer_key, size_basis, established_value, purchase_days, revenue_per_day, margin
  FROM score.peer_member
  WHERE is_peer
)
SELECT
  level,
  peer_group,
  CASE WHEN level LIKE '%size' THEN any_value(size_basis) END AS size_basis,
  count(*) AS members,
  count(*) >= getvariable('peers_at_least') AS is_enough,
  getvariable('peer_quantile') AS quantile,
  quantile_disc(established_value, getvariable('peer_quantile')) AS contribution,
  quantile_disc(purchase_days, getvariable('peer_quantile')) AS purchase_days,
  quantile_disc(revenue_per_day, getvariable('peer_quantile')) AS revenue_per_day,
  quantile_disc(margin, getvariable('peer_quantile')) AS margin
FROM peer_place
JOIN peer_member USING (customer_key)
GROUP BY level, peer_group
