WITH
counted AS (SELECT * FROM score.product_pair_count),
found AS (SELECT * FROM score.product_pair),
product AS (SELECT product_key, name FROM core.product),
measured AS (
  SELECT
    counted.*,
    log_likelihood_ratio,
    p_value,
    q_value,
    together / counted.baskets AS support,
    together / product_baskets AS confidence,
    together / other_baskets AS confidence_back,
    CAST(together AS DOUBLE) * counted.baskets / (CAST(product_baskets AS DOUBLE) * other_baskets) AS lift,
    CAST(together AS DOUBLE) * effective_baskets / (CAST(product_baskets AS DOUBLE) * other_baskets) AS adjusted_lift
  FROM counted
  JOIN found USING (basis, product_key, other_product_key)
),
telling AS (
  SELECT *
  FROM measured
  QUALIFY
    row_number() OVER (
      PARTITION BY basis ORDER BY p_value, adjusted_lift DESC, product_key, other_product_key
    ) <= getvariable('pair_most')
)
SELECT
  basis,
  product_key,
  other_product_key,
  baskets,
  effective_baskets,
  product_baskets,
  other_baskets,
  together,
  one.name AS product_name,
  other.name AS other_product_name,
  support,
  confidence,
  confidence_back,
  lift,
  adjusted_lift,
  log_likelihood_ratio,
  p_value,
  q_value,
  q_value <= getvariable('pair_false_discoveries') AS is_significant
FROM telling
LEFT JOIN product AS one USING (product_key)
LEFT JOIN product AS other ON other.product_key = other_product_key
