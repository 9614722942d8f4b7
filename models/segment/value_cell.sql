-- Both axes run from the smallest to the largest value, 0 always among them, in twenty bins of equal width on the
-- scale sign(x) √|x|: it spreads the many small values and keeps the few large ones, and losses, on the sheet.
WITH
customer_tier AS (SELECT established_value, potential_value FROM mart.customer_tier),
rooted AS (
  SELECT
    established_value,
    potential_value,
    sign(established_value) * sqrt(abs(CAST(established_value AS DOUBLE))) AS established_root,
    sign(potential_value) * sqrt(abs(CAST(potential_value AS DOUBLE))) AS potential_root
  FROM customer_tier
),
axis AS (
  SELECT
    least(0, min(established_root)) AS established_start,
    (greatest(0, max(established_root)) - least(0, min(established_root))) / 20 AS established_step,
    least(0, min(potential_root)) AS potential_start,
    (greatest(0, max(potential_root)) - least(0, min(potential_root))) / 20 AS potential_step
  FROM rooted
),
-- A step is 0 only when every value is: then all customers share bin 0.
binned AS (
  SELECT
    established_value,
    potential_value,
    least(19, coalesce(floor((established_root - established_start) / nullif(established_step, 0)), 0)) AS established_bin,
    least(19, coalesce(floor((potential_root - potential_start) / nullif(potential_step, 0)), 0)) AS potential_bin
  FROM rooted
  CROSS JOIN axis
),
cell AS (
  SELECT
    established_bin,
    potential_bin,
    count(*) AS customers,
    sum(established_value) AS established_value,
    sum(potential_value) AS potential_value
  FROM binned
  GROUP BY established_bin, potential_bin
),
edged AS (
  SELECT
    cell.*,
    established_start + established_bin * established_step AS established_low,
    established_start + (established_bin + 1) * established_step AS established_high,
    potential_start + potential_bin * potential_step AS potential_low,
    potential_start + (potential_bin + 1) * potential_step AS potential_high
  FROM cell
  CROSS JOIN axis
)
SELECT
  CAST(established_bin AS BIGINT) AS established_bin,
  CAST(potential_bin AS BIGINT) AS potential_bin,
  CAST(established_low * abs(established_low) AS DECIMAL(18, 4)) AS established_from,
  CAST(established_high * abs(established_high) AS DECIMAL(18, 4)) AS established_to,
  CAST(potential_low * abs(potential_low) AS DECIMAL(18, 4)) AS potential_from,
  CAST(potential_high * abs(potential_high) AS DECIMAL(18, 4)) AS potential_to,
  customers,
  CAST(established_value AS DECIMAL(18, 4)) AS established_value,
  CAST(potential_value AS DECIMAL(18, 4)) AS potential_value
FROM edged
