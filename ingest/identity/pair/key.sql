-- Everything that two parties may have in common, as (kind, key, n). The numbers are those of bits.ts; an e-mail and a
-- telephone come as 2 and 16 whoever carries them.
WITH
party AS (SELECT * FROM identity.party),
person AS (SELECT * FROM staging.contact),
dialled AS (SELECT * FROM identity.folded_phone),
contact AS (
  SELECT p.n, identity_email(c.email) AS email, d.number AS phone
  FROM person AS c
  JOIN party AS p ON p.customer_id = c.customer_id
  LEFT JOIN dialled AS d ON d.raw = c.phone
),
email AS (
  SELECT n, email, true AS is_own FROM party WHERE email IS NOT NULL
  UNION ALL
  SELECT n, email, false FROM contact WHERE email IS NOT NULL
),
phone AS (
  SELECT n, phone, true AS is_own FROM party WHERE phone IS NOT NULL
  UNION ALL
  SELECT n, phone, false FROM contact WHERE phone IS NOT NULL
),
domain AS (
  SELECT DISTINCT n, split_part(email, '@', 2) AS domain
  FROM email
  WHERE NOT list_contains(getvariable('free_providers'), split_part(email, '@', 2))
),
word AS (SELECT DISTINCT n, unnest(string_split(signs, ' ')) AS word FROM party WHERE signs <> ''),
counted AS (SELECT word, count(*) AS bearers FROM word GROUP BY word HAVING count(*) > 1),
common AS (
  SELECT w.n, list_sort(list(w.word)) AS words
  FROM word AS w
  JOIN counted AS c ON c.word = w.word AND c.bearers > getvariable('rare_word')
  GROUP BY w.n
),
common_word AS (SELECT n, unnest(words) AS word FROM common),
pair AS (
  SELECT n, unnest(flatten(list_transform(words, lambda x, i: list_transform(words[i + 1:], lambda y: x || ' ' || y)))) AS pair
  FROM common
  WHERE len(words) > 1
)
SELECT 1 AS kind, hash(1, tax_id) AS key, n, true AS is_own FROM party WHERE tax_id IS NOT NULL
UNION ALL
SELECT 2, hash(2, email), n, bool_or(is_own) FROM email GROUP BY email, n
UNION ALL
SELECT 16, hash(16, phone), n, bool_or(is_own) FROM phone GROUP BY phone, n
UNION ALL
SELECT 128, hash(128, domain), n, true FROM domain
UNION ALL
SELECT 256, hash(256, core), n, true FROM party WHERE core IS NOT NULL
UNION ALL
SELECT 512, hash(512, sorted), n, true FROM party WHERE NOT is_han
UNION ALL
SELECT 1024, hash(1024, w.word), w.n, true
FROM word AS w
JOIN counted AS c ON c.word = w.word AND c.bearers <= getvariable('rare_word')
UNION ALL
SELECT 2048, hash(2048, pair), n, true FROM pair
UNION ALL
SELECT 4096, hash(4096, w.word, p.city), w.n, true
FROM common_word AS w
JOIN party AS p ON p.n = w.n AND p.city IS NOT NULL
UNION ALL
SELECT 8192, hash(8192, w.word, p.postal_code), w.n, true
FROM common_word AS w
JOIN party AS p ON p.n = w.n AND p.postal_code IS NOT NULL
UNION ALL
SELECT 16384, hash(16384, address, coalesce(postal_code, city)), n, true
FROM party
WHERE address IS NOT NULL AND coalesce(postal_code, city) IS NOT NULL
