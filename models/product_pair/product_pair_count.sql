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
  SELECT DISTINCT true AS is_order, hash(order_key) AS basket, article
  FROM order_line
  JOIN article USING (product_key)
  UNION ALL
  SELECT DISTINCT false, hash(customer_key), article
  FROM order_line
  JOIN article USING (product_key)
  WHERE customer_key IS NOT NULL
),
size AS (
  SELECT is_order, basket, count(*) AS articles
  FROM line
  GROUP BY is_order, basket
),
-- Pairs grow with the square of a basket: where there would be more than twenty million, an even share of all baskets,
-- whichever their size, stands for them.
kept_share AS (
  SELECT is_order, least(1, 20e6 / greatest(1, sum(articles * (articles - 1) / 2))) AS kept
  FROM size
  GROUP BY is_order
),
kept_line AS MATERIALIZED (
  SELECT is_order, basket, article
  FROM line
  JOIN kept_share USING (is_order)
  WHERE basket % 1000000 < kept * 1000000
),
-- Baskets with many articles have many pairs, whatever the articles. Were every article as likely in each place of
-- every basket, the two would meet in one · other / effective of them: L² / Σ n (n - 1) for baskets of n, L in all.
kept_size AS (
  SELECT is_order, basket, count(*) AS articles
  FROM kept_line
  GROUP BY is_order, basket
),
whole AS (
  SELECT
    is_order,
    count(*) AS baskets,
    CAST(greatest(getvariable('pair_least'), ceil(getvariable('pair_support') * count(*))) AS BIGINT) AS least,
    CAST(least(count(*), sum(articles) * sum(articles) // greatest(1, sum(articles * (articles - 1)))) AS BIGINT)
      AS effective_baskets
  FROM kept_size
  GROUP BY is_order
),
counted AS (
  SELECT is_order, article, count(*) AS baskets
  FROM kept_line
  GROUP BY is_order, article
),
-- An article that too few have is in no pair that enough have.
frequent AS MATERIALIZED (
  SELECT is_order, article, counted.baskets
  FROM counted
  JOIN whole USING (is_order)
  WHERE counted.baskets >= least
),
candidate AS (
  SELECT is_order, count(*) * (count(*) - 1) // 2 AS candidates
  FROM frequent
  GROUP BY is_order
),
member AS MATERIALIZED (
  SELECT is_order, basket, article
  FROM kept_line
  SEMI JOIN frequent USING (is_order, article)
),
pair AS (
  SELECT one.is_order, one.article, other.article AS other_article, count(*) AS together
  FROM member AS one
  JOIN member AS other ON one.is_order = other.is_order AND one.basket = other.basket AND one.article < other.article
  GROUP BY one.is_order, one.article, other.article
)
SELECT
  CASE WHEN pair.is_order THEN 'order' ELSE 'customer' END AS basis,
  one.product_key,
  other.product_key AS other_product_key,
  whole.baskets,
  effective_baskets,
  of_one.baskets AS product_baskets,
  of_other.baskets AS other_baskets,
  together,
  pair.is_order,
  CAST(candidates AS BIGINT) AS candidates
FROM pair
JOIN whole USING (is_order)
JOIN candidate USING (is_order)
JOIN article AS one ON one.article = pair.article
JOIN article AS other ON other.article = pair.other_article
JOIN frequent AS of_one ON of_one.is_order = pair.is_order AND of_one.article = pair.article
JOIN frequent AS of_other ON of_other.is_order = pair.is_order AND of_other.article = pair.other_article
WHERE together >= least
