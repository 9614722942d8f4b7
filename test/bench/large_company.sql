-- Hashes in place of dice: the same seed, customers and lines give the same bytes, on any number of threads.
COPY (
  WITH
  -- Twenty lines are eight orders of 1, 1, 1, 2, 2, 3, 4 and 6 lines.
  line AS (
    SELECT
      i,
      i // 20 * 8 + [0, 1, 2, 3, 3, 4, 4, 5, 5, 5, 6, 6, 6, 6, 7, 7, 7, 7, 7, 7][i % 20 + 1] AS o,
      [1, 1, 1, 1, 2, 1, 2, 1, 2, 3, 1, 2, 3, 4, 1, 2, 3, 4, 5, 6][i % 20 + 1] AS line_no
    FROM range(getvariable('lines')) AS r(i)
  ),
  -- Customers arrive evenly among the orders: the first order of customer k is the one at k · spacing.
  arrived AS (
    SELECT *, CAST(floor(o / getvariable('spacing')) AS BIGINT) AS newest
    FROM line
  ),
  -- A repeat order comes from a recent customer rather than an old one, and three in ten from every fiftieth.
  drawn AS (
    SELECT
      *,
      newest - CAST(floor(newest * pow(chance(o, 1), 1.6)) AS BIGINT) AS nearby,
      CASE WHEN chance(o, 2) < 0.3 THEN 50 WHEN chance(o, 3) < 0.5 THEN 6 ELSE 1 END AS step
    FROM arrived
  ),
  buying AS (
    SELECT
      *,
      CASE
        WHEN o = CAST(ceil(newest * getvariable('spacing')) AS BIGINT) THEN newest
        ELSE nearby - nearby % step
      END AS customer
    FROM drawn
  ),
  dealt AS (
    SELECT
      *,
      CAST(floor(5000 * pow(chance(i, 5), 2)) AS BIGINT) AS article,
      CASE WHEN chance(i, 6) < 0.03 THEN -1 ELSE 1 + CAST(floor(-3 * ln(1 - chance(i, 7))) AS BIGINT) END AS qty
    FROM buying
  ),
  priced AS (
    SELECT *, qty * (2 + 400 * pow(chance(article, 8), 4)) AS list_amount
    FROM dealt
  )
  SELECT
    'SO' || lpad(o::VARCHAR, 9, '0') AS order_no,
    line_no,
    'C' || lpad(customer::VARCHAR, 7, '0') AS customer_no,
    -- More orders a day at the end than at the start.
    DATE '2023-01-01' + CAST(floor(1096 * pow((o + 0.5) / getvariable('orders'), 0.8)) AS INTEGER) AS order_date,
    'A' || lpad(article::VARCHAR, 4, '0') AS article,
    qty,
    CAST(list_amount * (0.5 + chance(customer, 9)) AS DECIMAL(18, 2)) AS net,
    CAST(list_amount * 0.6 AS DECIMAL(18, 2)) AS cost,
    CASE WHEN qty < 0 THEN 'return' ELSE 'sale' END AS kind
  FROM priced
) TO (getvariable('path')) (FORMAT csv, HEADER)
