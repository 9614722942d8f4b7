WITH
opportunity AS (SELECT * FROM core.opportunity),
month_end AS (SELECT * FROM score.month_end),
replay AS (SELECT min(month_end) AS first_end, max(month_no) AS last_no FROM month_end),
placed AS (
  SELECT
    o.* EXCLUDE (probability),
    -- What is typed at the close is the outcome, which no month end before it knew.
    CASE WHEN o.outcome = 'open' THEN o.probability END AS probability,
    r.last_no,
    CASE
      WHEN o.created_on IS NULL THEN r.last_no
      ELSE greatest(0, date_diff('month', r.first_end, o.created_on))
    END AS opened_no,
    greatest(0, date_diff('month', r.first_end, coalesce(o.closed_on, getvariable('as_of')))) AS closed_no
  FROM opportunity AS o
  CROSS JOIN replay AS r
),
closed_in_month AS (
  SELECT closed_no, stage, count(*) AS closed, count(*) FILTER (WHERE outcome = 'won') AS won
  FROM placed
  WHERE outcome <> 'open'
  GROUP BY closed_no, stage
),
closed AS (
  SELECT m.month_no, c.stage, sum(c.closed) AS closed, sum(c.won) AS won
  FROM month_end AS m
  JOIN closed_in_month AS c ON c.closed_no <= m.month_no
  GROUP BY m.month_no, c.stage
),
-- A stage that only losses keep, because wins move on to another, says nothing about winning.
stage_rate AS (
  SELECT month_no, stage, won / closed AS win_rate
  FROM closed
  WHERE closed >= 20 AND won > 0 AND won < closed
),
overall_rate AS (SELECT month_no, sum(won) / sum(closed) AS win_rate FROM closed GROUP BY month_no),
open AS (
  SELECT *, unnest(range(opened_no, CASE WHEN outcome = 'open' THEN last_no + 1 ELSE closed_no END)) AS month_no
  FROM placed
  WHERE outcome = 'open' OR closed_on IS NOT NULL
),
chance AS (
  SELECT
    o.month_no,
    o.opportunity_key,
    o.customer_key,
    o.amount,
    coalesce(s.win_rate, o.probability, a.win_rate) AS win_probability,
    CASE
      WHEN s.win_rate IS NOT NULL THEN 'stage'
      WHEN o.probability IS NOT NULL THEN 'typed'
      WHEN a.win_rate IS NOT NULL THEN 'overall'
      ELSE 'none'
    END AS basis,
    coalesce(o.expected_close <= m.month_end + getvariable('horizon_days'), true) AS is_due
  FROM open AS o
  JOIN month_end AS m USING (month_no)
  LEFT JOIN stage_rate AS s USING (month_no, stage)
  LEFT JOIN overall_rate AS a USING (month_no)
)
SELECT
  CAST(month_no AS BIGINT) AS month_no,
  opportunity_key,
  customer_key,
  amount,
  CAST(win_probability AS DOUBLE) AS win_probability,
  basis,
  is_due,
  CAST(coalesce(greatest(amount, 0) * CAST(win_probability AS DOUBLE), 0) AS DECIMAL(18, 4)) AS expected_value
FROM chance
