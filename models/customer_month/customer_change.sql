WITH
customer_day AS NOT MATERIALIZED (SELECT * FROM core.customer_day),
customer_no AS (SELECT * FROM score.customer_no),
replay AS (SELECT min(month_end) AS first_end, max(month_no) AS last_no FROM score.month_end),
late_return AS (SELECT * FROM score.late_return),
open_opportunity AS (SELECT * FROM score.open_opportunity),
customer_rfm AS (SELECT * FROM mart.customer_rfm),
placed AS (
  SELECT
    n.customer_no,
    d.*,
    greatest(0, date_diff('month', r.first_end, d.day)) AS month_no,
    -- A day leaves the trailing 365 days at the first month end that is 365 days past it.
    CASE
      WHEN d.day + 365 <= getvariable('as_of') THEN greatest(0, date_diff('month', r.first_end, d.day + 365))
    END AS leaves_no
  FROM customer_day AS d
  JOIN customer_no AS n USING (customer_key)
  CROSS JOIN replay AS r
),
monthly AS (
  SELECT
    customer_no,
    month_no,
    leaves_no,
    count(*) AS days,
    count(*) FILTER (WHERE is_purchase) AS purchases,
    min(day) FILTER (WHERE is_purchase) AS first_day,
    max(day) FILTER (WHERE is_purchase) AS last_day,
    arg_min(purchase_value, day) FILTER (WHERE is_purchase) AS first_value,
    sum(purchase_value) FILTER (WHERE is_purchase) AS value,
    sum(net_revenue) AS net_revenue,
    sum(contribution) AS contribution
  FROM placed
  GROUP BY customer_no, month_no, leaves_no
),
-- What a later return takes off a purchase was not known until then.
late AS (
  SELECT
    n.customer_no,
    l.month_no,
    l.returned_no,
    l.amount,
    CASE WHEN l.day = f.first_purchase_on THEN l.amount ELSE 0 END AS first_amount
  FROM late_return AS l
  JOIN customer_day AS d USING (customer_key, day)
  JOIN customer_rfm AS f USING (customer_key)
  JOIN customer_no AS n USING (customer_key)
  WHERE d.is_purchase
),
pipeline AS (
  SELECT n.customer_no, o.month_no, CASE WHEN o.is_due THEN o.expected_value ELSE 0 END AS expected_value
  FROM open_opportunity AS o
  JOIN customer_no AS n USING (customer_key)
),
change AS (
  SELECT *, contribution AS rolling FROM monthly
  UNION ALL BY NAME
  SELECT customer_no, leaves_no AS month_no, -contribution AS rolling FROM monthly WHERE leaves_no IS NOT NULL
  UNION ALL BY NAME
  SELECT customer_no, month_no, -amount AS value, -first_amount AS first_change FROM late
  UNION ALL BY NAME
  SELECT customer_no, returned_no AS month_no, amount AS value, first_amount AS first_change FROM late
  UNION ALL BY NAME
  SELECT customer_no, month_no, 1 AS open_opportunities, expected_value AS pipeline FROM pipeline
  UNION ALL BY NAME
  SELECT customer_no, month_no + 1 AS month_no, -1 AS open_opportunities, -expected_value AS pipeline
  FROM pipeline CROSS JOIN replay
  WHERE month_no < last_no
)
SELECT
  customer_no,
  CAST(month_no AS BIGINT) AS month_no,
  CAST(coalesce(sum(days), 0) AS BIGINT) AS days,
  CAST(coalesce(sum(purchases), 0) AS BIGINT) AS purchases,
  min(first_day) AS first_day,
  max(last_day) AS last_day,
  CAST(arg_min(first_value, first_day) AS DECIMAL(18, 4)) AS first_value,
  CAST(coalesce(sum(value), 0) AS DECIMAL(18, 4)) AS value,
  CAST(coalesce(sum(first_change), 0) AS DECIMAL(18, 4)) AS first_change,
  CAST(coalesce(sum(net_revenue), 0) AS DECIMAL(18, 4)) AS net_revenue,
  CAST(coalesce(sum(contribution), 0) AS DECIMAL(18, 4)) AS contribution,
  CAST(coalesce(sum(rolling), 0) AS DECIMAL(18, 4)) AS rolling,
  CAST(coalesce(sum(open_opportunities), 0) AS DOUBLE) AS open_opportunities,
  CAST(coalesce(sum(pipeline), 0) AS DECIMAL(18, 4)) AS pipeline
FROM change
GROUP BY customer_no, month_no
