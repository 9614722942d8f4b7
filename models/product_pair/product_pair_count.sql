-- Baskets are known by the hash of their key, articles by their place: pairs of text would be many times as wide.
WITH
order_line AS (
  SELECT order_key, customer_key, product_key
  FROM core.order_line
  WHERE kind = 'sale' AND net_amount > 0 AND product_key IS NOT NULL
),
listed AS (SELECT DISTINCT product_key FROM order_line),
article AS MATERIALIZED (
  SELECT product_key, CAST(row_number() OVER (ORDER BY product_key) AS INTEGER) AS article
  FROM listed
),
line AS MATERIALIZED (
  SELECT DISTINCT 'order' AS basis, hash(order_key) AS basket, article
  FROM order_line
  JOIN article USING (product_key)
  UNION ALL
  SELECT DISTINCT 'customer', hash(customer_key), article
  FROM order_line
  JOIN article USING (product_key)
  WHERE customer_key IS NOT NULL
),
size AS (
  SELECT basis, basket, count(*) AS articles
  FROM line
  GROUP BY basis, basket
),
-- Pairs grow with the square of a basket: where there would be more than fifty million, an even share of all baskets,
-- whichever their size, stands for them.
kept_share AS (
  SELECT basis, least(1, 50e6 / greatest(1, sum(articles * (articles - 1) / 2))) AS kept
  FROM size
  GROUP BY basis
),
kept_line AS MATERIALIZED (
  SELECT basis, basket, article
  FROM line
  JOIN kept_share USING (basis)
  WHERE basket % 1000000 < kept * 1000000
),
whole AS (
  SELECT
    basis,
    count(DISTINCT basket) AS baskets,
    CAST(greatest(getvariable('pair_least'), ceil(getvariable('pair_support') * count(DISTINCT basket))) AS BIGINT)
      AS least
  FROM kept_line
  GROUP BY basis
),
counted AS (
  SELECT basis, article, count(*) AS baskets
  FROM kept_line
  GROUP BY basis, article
),
-- An article that too few have is in no pair that enough have.
frequent AS MATERIALIZED (
  SELECT basis, article, counted.baskets
  FROM counted
  JOIN whole USING (basis)
  WHERE counted.baskets >= least
),
candidate AS (
  SELECT basis, count(*) * (count(*) - 1) // 2 AS candidates
  FROM frequent
  GROUP BY basis
),
member AS MATERIALIZED (
  SELECT basis, basket, article
  FROM kept_line
  SEMI JOIN frequent USING (basis, article)
),
pair AS (
  SELECT one.basis, one.article, other.article AS other_article, count(*) AS together
  FROM member AS one
  JOIN member AS other ON one.basis = other.basis AND one.basket = other.basket AND one.article < other.article
  GROUP BY one.basis, one.article, other.article
)
SELECT
  pair.basis,
  one.product_key,
  other.product_key AS other_product_key,
  whole.baskets,
  of_one.baskets AS product_baskets,
  of_other.baskets AS other_baskets,
  together,
  pair.basis = 'order' AS is_order,
  CAST(candidates AS BIGINT) AS candidates
FROM pair
JOIN whole USING (basis)
JOIN candidate USING (basis)
JOIN article AS one ON one.article = pair.article
JOIN article AS other ON other.article = pair.other_article
JOIN frequent AS of_one ON of_one.basis = pair.basis AND of_one.article = pair.article
JOIN frequent AS of_other ON of_other.basis = pair.basis AND of_other.article = pair.other_article
WHERE together >= least
