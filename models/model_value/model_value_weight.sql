WITH
weight (input, component, weight, cap, period, meaning) AS (
  VALUES
    ('referred_customers', 'referral', 25, 3, NULL, 'Customers it brought cost nothing to win'),
    ('won_opportunities', 'reference', 10, 5, 1095, 'Projects won with it can be shown to others'),
    ('tenure_years', 'reference', 10, 5, NULL, 'A long-standing customer vouches for the company'),
    ('satisfaction', 'reference', 15, 1, NULL, 'Only who is content recommends'),
    ('accounts_below', 'channel', 10, 5, NULL, 'One relation opens the accounts below it'),
    ('is_partner', 'channel', 10, 1, NULL, 'It reaches buyers whom the company does not'),
    ('development_contacts', 'co_creation', 10, 6, 365, 'Meetings and visits are where things are worked out together'),
    ('new_products', 'co_creation', 10, 3, 730, 'First buyers of what is new are those it is developed with')
)
SELECT
  input,
  component,
  CAST(weight AS DOUBLE) AS weight,
  CAST(cap AS DOUBLE) AS cap,
  CAST(period AS DOUBLE) AS period,
  meaning
FROM weight
