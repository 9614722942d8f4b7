WITH
peer_place AS (SELECT * FROM score.peer_place),
peer_group AS (SELECT level, peer_group FROM mart.peer_group WHERE is_enough),
narrowest AS (
  SELECT customer_key, min_by({ level: level, peer_group: peer_group }, place) AS chosen
  FROM peer_place
  JOIN peer_group USING (level, peer_group)
  GROUP BY customer_key
)
SELECT customer_key, chosen.level AS level, chosen.peer_group AS peer_group
FROM narrowest
