WITH
found AS (SELECT * FROM score.product_pair),
numbered AS (SELECT * FROM score.product_no),
product AS (SELECT product_key, name FROM core.product),
measured AS (
  SELECT
    *,
    CAST(together AS DOUBLE) * effective_baskets / (CAST(product_baskets AS DOUBLE) * other_baskets) AS adjusted_lift
  FROM found
),
telling AS (
  SELECT *
  FROM measured
  QUALIFY
    row_number() OVER (
      PARTITION BY is_order ORDER BY p_value, adjusted_lift DESC, product_no, other_product_no
    ) <= getvariable('pair_most')
)
SELECT
  CASE WHEN is_order THEN 'order' ELSE 'customer' END AS basis,
  of_one.product_key,
  of_other.product_key AS other_product_key,
  baskets,
  effective_baskets,
  product_baskets,
  other_baskets,
  together,
  one.name AS product_name,
  other.name AS other_product_name,
  together / baskets AS support,
  together / product_baskets AS confidence,
  together / other_baskets AS confidence_back,
  CAST(together AS DOUBLE) * baskets / (CAST(product_baskets AS DOUBLE) * other_baskets) AS lift,
  adjusted_lift,
  log_likelihood_ratio,
  p_value,
  q_value,
  q_value <= getvariable('pair_false_discoveries') AS is_significant
FROM telling
JOIN numbered AS of_one USING (product_no)
JOIN numbered AS of_other ON of_other.product_no = other_product_no
LEFT JOIN product AS one ON one.product_key = of_one.product_key
LEFT JOIN product AS other ON other.product_key = of_other.product_key
