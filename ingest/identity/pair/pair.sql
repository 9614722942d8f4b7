-- Parties that share a key few enough carry, each pair once, with all the ways it came about.
WITH
key AS (SELECT * FROM identity.key),
block AS (
  SELECT key, count(*) AS parties
  FROM key
  GROUP BY key
  HAVING count(*) > 1 AND count(*) <= getvariable('largest_block')
),
blocked AS (SELECT k.key, k.kind, k.n, k.is_own, b.parties FROM key AS k JOIN block AS b ON b.key = k.key),
met AS (
  SELECT
    a.n AS a,
    b.n AS b,
    CASE
      WHEN a.kind = 1 AND a.parties > getvariable('max_sharers') THEN 32768
      WHEN a.kind IN (2, 16) AND a.parties > getvariable('max_sharers') THEN a.kind * 4
      WHEN a.kind IN (2, 16) AND NOT (a.is_own AND b.is_own) THEN a.kind * 2
      ELSE a.kind
    END AS bit
  FROM blocked AS a
  JOIN blocked AS b ON b.key = a.key AND b.n > a.n
)
SELECT a, b, CAST(bit_or(bit) AS INTEGER) AS bits, false AS is_random FROM met GROUP BY a, b
