WITH
input AS (SELECT * FROM score.model_value_input),
model_value_weight AS (SELECT input, weight, cap FROM mart.model_value_weight),
rule AS (
  SELECT
    sum(weight) AS all_weight,
    count(*) AS all_inputs,
    any_value(weight) FILTER (WHERE input = 'referred_customers') AS referred_customers_weight,
    any_value(cap) FILTER (WHERE input = 'referred_customers') AS referred_customers_cap,
    any_value(weight) FILTER (WHERE input = 'won_opportunities') AS won_opportunities_weight,
    any_value(cap) FILTER (WHERE input = 'won_opportunities') AS won_opportunities_cap,
    any_value(weight) FILTER (WHERE input = 'tenure_years') AS tenure_years_weight,
    any_value(cap) FILTER (WHERE input = 'tenure_years') AS tenure_years_cap,
    any_value(weight) FILTER (WHERE input = 'satisfaction') AS satisfaction_weight,
    any_value(cap) FILTER (WHERE input = 'satisfaction') AS satisfaction_cap,
    any_value(weight) FILTER (WHERE input = 'accounts_below') AS accounts_below_weight,
    any_value(cap) FILTER (WHERE input = 'accounts_below') AS accounts_below_cap,
    any_value(weight) FILTER (WHERE input = 'is_partner') AS is_partner_weight,
    any_value(cap) FILTER (WHERE input = 'is_partner') AS is_partner_cap,
    any_value(weight) FILTER (WHERE input = 'development_contacts') AS development_contacts_weight,
    any_value(cap) FILTER (WHERE input = 'development_contacts') AS development_contacts_cap,
    any_value(weight) FILTER (WHERE input = 'new_products') AS new_products_weight,
    any_value(cap) FILTER (WHERE input = 'new_products') AS new_products_cap
  FROM model_value_weight
),
weighed AS (
  SELECT
    i.*,
    r.all_weight,
    r.all_inputs,
    CASE WHEN i.referred_customers IS NOT NULL THEN r.referred_customers_weight * least(1, i.referred_customers / r.referred_customers_cap) END AS referred_customers_points,
    CASE WHEN i.referred_customers IS NOT NULL THEN r.referred_customers_weight ELSE 0 END AS referred_customers_known,
    CASE WHEN i.won_opportunities IS NOT NULL THEN r.won_opportunities_weight * least(1, i.won_opportunities / r.won_opportunities_cap) END AS won_opportunities_points,
    CASE WHEN i.won_opportunities IS NOT NULL THEN r.won_opportunities_weight ELSE 0 END AS won_opportunities_known,
    CASE WHEN i.tenure_years IS NOT NULL THEN r.tenure_years_weight * least(1, i.tenure_years / r.tenure_years_cap) END AS tenure_years_points,
    CASE WHEN i.tenure_years IS NOT NULL THEN r.tenure_years_weight ELSE 0 END AS tenure_years_known,
    CASE WHEN i.satisfaction IS NOT NULL THEN r.satisfaction_weight * least(1, i.satisfaction / r.satisfaction_cap) END AS satisfaction_points,
    CASE WHEN i.satisfaction IS NOT NULL THEN r.satisfaction_weight ELSE 0 END AS satisfaction_known,
    CASE WHEN i.accounts_below IS NOT NULL THEN r.accounts_below_weight * least(1, i.accounts_below / r.accounts_below_cap) END AS accounts_below_points,
    CASE WHEN i.accounts_below IS NOT NULL THEN r.accounts_below_weight ELSE 0 END AS accounts_below_known,
    CASE WHEN i.is_partner IS NOT NULL THEN r.is_partner_weight * least(1, CAST(i.is_partner AS INTEGER) / r.is_partner_cap) END AS is_partner_points,
    CASE WHEN i.is_partner IS NOT NULL THEN r.is_partner_weight ELSE 0 END AS is_partner_known,
    CASE WHEN i.development_contacts IS NOT NULL THEN r.development_contacts_weight * least(1, i.development_contacts / r.development_contacts_cap) END AS development_contacts_points,
    CASE WHEN i.development_contacts IS NOT NULL THEN r.development_contacts_weight ELSE 0 END AS development_contacts_known,
    CASE WHEN i.new_products IS NOT NULL THEN r.new_products_weight * least(1, i.new_products / r.new_products_cap) END AS new_products_points,
    CASE WHEN i.new_products IS NOT NULL THEN r.new_products_weight ELSE 0 END AS new_products_known
  FROM input AS i
  CROSS JOIN rule AS r
),
added AS (
  SELECT
    *,
    coalesce(referred_customers_points, 0) AS referral_points,
    referred_customers_known AS referral_known,
    coalesce(won_opportunities_points, 0) + coalesce(tenure_years_points, 0) + coalesce(satisfaction_points, 0) AS reference_points,
    won_opportunities_known + tenure_years_known + satisfaction_known AS reference_known,
    coalesce(accounts_below_points, 0) + coalesce(is_partner_points, 0) AS channel_points,
    accounts_below_known + is_partner_known AS channel_known,
    coalesce(development_contacts_points, 0) + coalesce(new_products_points, 0) AS co_creation_points,
    development_contacts_known + new_products_known AS co_creation_known,
    CAST(referred_customers IS NOT NULL AS BIGINT)
    + CAST(won_opportunities IS NOT NULL AS BIGINT)
    + CAST(tenure_years IS NOT NULL AS BIGINT)
    + CAST(satisfaction IS NOT NULL AS BIGINT)
    + CAST(accounts_below IS NOT NULL AS BIGINT)
    + CAST(is_partner IS NOT NULL AS BIGINT)
    + CAST(development_contacts IS NOT NULL AS BIGINT)
    + CAST(new_products IS NOT NULL AS BIGINT) AS inputs
  FROM weighed
),
scored AS (
  SELECT
    *,
    referral_points + reference_points + channel_points + co_creation_points AS points,
    referral_known + reference_known + channel_known + co_creation_known AS known,
    CASE WHEN referral_known > 0 THEN 100 * referral_points / referral_known END AS referral,
    CASE WHEN reference_known > 0 THEN 100 * reference_points / reference_known END AS reference,
    CASE WHEN channel_known > 0 THEN 100 * channel_points / channel_known END AS channel,
    CASE WHEN co_creation_known > 0 THEN 100 * co_creation_points / co_creation_known END AS co_creation
  FROM added
),
-- The components that score highest first, then how much is missing.
explained AS (
  SELECT
    *,
    list_reverse_sort([
      CASE WHEN referral > 0 THEN concat(format('{:06.2f}', referral), 'model_referral|', format('{:.0f}', referral)) END,
      CASE WHEN reference > 0 THEN concat(format('{:06.2f}', reference), 'model_reference|', format('{:.0f}', reference)) END,
      CASE WHEN channel > 0 THEN concat(format('{:06.2f}', channel), 'model_channel|', format('{:.0f}', channel)) END,
      CASE WHEN co_creation > 0 THEN concat(format('{:06.2f}', co_creation), 'model_co_creation|', format('{:.0f}', co_creation)) END
    ]) AS ranked
  FROM scored
)
SELECT
  customer_key,
  100 * points / known AS model_value,
  inputs,
  known / all_weight AS weight_known,
  referral AS referral_score,
  reference AS reference_score,
  channel AS channel_score,
  co_creation AS co_creation_score,
  referred_customers,
  won_opportunities,
  tenure_years,
  satisfaction,
  accounts_below,
  is_partner,
  development_contacts,
  new_products,
  list_concat(
    [substr(token, 7) FOR token IN ranked IF token IS NOT NULL][1:2],
    CASE WHEN inputs < all_inputs THEN [concat('inputs_missing|', all_inputs - inputs, '|', all_inputs)] ELSE [] END
  ) AS reasons
FROM explained
