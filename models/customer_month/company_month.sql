WITH
month_end AS (SELECT * FROM score.month_end),
customer_change AS (SELECT * FROM score.customer_change),
first_line AS (SELECT min(day) AS first_day FROM core.order_line),
first_known AS (SELECT min(month_no) AS month_no FROM customer_change WHERE days > 0 GROUP BY customer_no),
newcomers AS (SELECT month_no, count(*) AS customers FROM first_known GROUP BY month_no),
change AS (
  SELECT month_no, sum(net_revenue) AS net_revenue, sum(contribution) AS contribution
  FROM customer_change
  GROUP BY month_no
)
SELECT
  m.month_no,
  m.month_end,
  CAST(coalesce(sum(n.customers) OVER past, 0) AS BIGINT) AS customers,
  CAST(coalesce(sum(c.net_revenue) OVER past, 0) AS DECIMAL(18, 4)) AS net_revenue,
  CAST(coalesce(sum(c.contribution) OVER past, 0) AS DECIMAL(18, 4)) AS contribution,
  CAST(greatest(0, m.month_end - f.first_day + 1) AS DOUBLE) AS history
FROM month_end AS m
LEFT JOIN newcomers AS n USING (month_no)
LEFT JOIN change AS c USING (month_no)
CROSS JOIN first_line AS f
WINDOW past AS (ORDER BY m.month_no)
