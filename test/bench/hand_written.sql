CREATE TABLE line AS
SELECT
  order_no, line_no, customer_no, article, try_cast(order_date AS DATE) AS day, try_cast(qty AS DOUBLE) AS qty,
  try_cast(net AS DECIMAL(18, 4)) AS net, try_cast(cost AS DECIMAL(18, 4)) AS cost, kind
FROM raw_lines
WHERE try_cast(order_date AS DATE) IS NOT NULL AND try_cast(net AS DECIMAL(18, 4)) IS NOT NULL;

CREATE TEMP TABLE repeated AS SELECT order_no, line_no FROM line GROUP BY order_no, line_no HAVING count(*) > 1;

CREATE TABLE customer_day AS
SELECT
  customer_no, day, count_if(gross > 0) AS orders, sum(gross) AS gross, sum(returned) AS returned, sum(net) AS net,
  sum(margin) AS margin
FROM (
  SELECT
    customer_no, day, order_no, sum(net) FILTER (kind = 'sale') AS gross, sum(net) FILTER (kind = 'return') AS returned,
    sum(net) AS net, sum(net - cost) AS margin
  FROM line
  GROUP BY customer_no, day, order_no
)
GROUP BY customer_no, day;

CREATE TABLE customer AS
SELECT
  customer_no, count(*) - 1 AS frequency, max(day) - min(day) AS recency, DATE '2025-12-30' - min(day) AS age,
  sum(net) AS spend
FROM customer_day
WHERE gross > 0 AND net > 0
GROUP BY customer_no;
