-- Pairs of parties that both have a field; places and addresses are left to the lot.
WITH
party AS (SELECT * FROM identity.party),
han AS (SELECT is_han, count(*) AS n FROM party WHERE core IS NOT NULL GROUP BY is_han),
number AS (SELECT tax_kind, count(*) AS n FROM party WHERE tax_id IS NOT NULL GROUP BY tax_kind),
reached AS (SELECT count_if(has_email) AS email, count_if(has_phone) AS phone FROM party)
SELECT
  coalesce((SELECT CAST(sum(n * (n - 1) / 2) AS DOUBLE) FROM han), 0) AS name,
  coalesce((SELECT CAST(sum(n * (n - 1) / 2) AS DOUBLE) FROM number), 0) AS tax_id,
  CAST(email * (email - 1) / 2 AS DOUBLE) AS email,
  CAST(phone * (phone - 1) / 2 AS DOUBLE) AS phone
FROM reached
