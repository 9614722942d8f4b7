WITH
difference AS (SELECT * FROM mart.system_difference)
SELECT
  kind,
  left_system,
  right_system,
  state,
  count(*) AS differences,
  CAST(sum(size) AS DECIMAL(18, 4)) AS amount
FROM difference
GROUP BY kind, left_system, right_system, state
