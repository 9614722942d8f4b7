-- How far each pair agrees in every field: -1 where a side is missing, 0 for no, then rising; fields.ts names the levels.
WITH
pair AS (SELECT * FROM identity.pair),
party AS (SELECT * FROM identity.party),
compared AS (
  SELECT
    pair.a,
    pair.b,
    pair.bits,
    pair.is_random,
    CASE
      WHEN x.core IS NULL OR y.core IS NULL OR x.is_han <> y.is_han THEN -1
      WHEN x.branch <> y.branch THEN 0
      WHEN x.name_place <> y.name_place THEN 0
      -- A Chinese name is unique within its city, so the place in it is part of the name.
      WHEN x.core = y.core OR x.compact = y.compact THEN
        CASE WHEN x.is_han AND (x.name_place IS NULL OR y.name_place IS NULL) THEN 3 ELSE 4 END
      WHEN x.sorted = y.sorted THEN 3
      WHEN x.digits <> y.digits THEN 0
      WHEN x.is_han THEN
        CASE
          WHEN least(length(x.core), length(y.core)) >= 5 AND levenshtein(x.core, y.core) <= 3 THEN 2
          -- Part of a name without a legal form is short for it; with one it names another company.
          WHEN length(x.core) >= 3 AND NOT x.has_form AND starts_with(y.core, x.core) THEN 2
          WHEN length(y.core) >= 3 AND NOT y.has_form AND starts_with(x.core, y.core) THEN 2
          WHEN contains(x.core, y.core) OR contains(y.core, x.core) THEN 1
          WHEN jaccard(x.core, y.core) >= 0.6 THEN 1
          ELSE 0
        END
      -- A slip changes at most two of the letters that occur, so most pairs need no counting of slips.
      WHEN abs(length(x.compact) - length(y.compact)) <= least(x.slips, y.slips)
        AND bit_count(xor(x.letters, y.letters)) <= 2 * least(x.slips, y.slips)
        AND least(
          damerau_levenshtein(x.compact, y.compact),
          damerau_levenshtein(x.sorted, y.sorted)
        ) <= least(x.slips, y.slips)
        THEN 2
      -- Nor do most pairs need their words compared: one name holds the other only where its letters do.
      WHEN bit_count(xor(x.letters, y.letters)) > 8
        AND x.letters & y.letters <> x.letters
        AND x.letters & y.letters <> y.letters
        THEN 0
      WHEN len(x.words) < len(y.words) AND len(x.long_words) > 1 AND NOT x.has_form AND list_has_all(y.words, x.words) THEN 2
      WHEN len(y.words) < len(x.words) AND len(y.long_words) > 1 AND NOT y.has_form AND list_has_all(x.words, y.words) THEN 2
      WHEN list_has_all(x.words, y.words) OR list_has_all(y.words, x.words) THEN 1
      WHEN x.initial IS NOT NULL AND y.initial IS NULL
        THEN CAST(
          list_has_all(y.words, x.long_words)
            AND list_has_any(list_transform(y.words, lambda w: left(w, 1)), [x.initial])
          AS TINYINT
        )
      WHEN y.initial IS NOT NULL AND x.initial IS NULL
        THEN CAST(
          list_has_all(x.words, y.long_words)
            AND list_has_any(list_transform(x.words, lambda w: left(w, 1)), [y.initial])
          AS TINYINT
        )
      WHEN bit_count(xor(x.letters, y.letters)) > 8 THEN 0
      WHEN greatest(jaro_winkler_similarity(x.core, y.core), jaro_winkler_similarity(x.sorted, y.sorted)) >= 0.88 THEN 1
      ELSE 0
    END AS name,
    CASE
      WHEN pair.bits & 32769 <> 0 THEN 1
      WHEN x.tax_kind <> y.tax_kind OR x.tax_id IS NULL OR y.tax_id IS NULL THEN -1
      ELSE CAST(x.tax_id = y.tax_id AS TINYINT)
    END AS tax_id,
    CASE
      WHEN pair.bits & 2 <> 0 THEN 3
      WHEN pair.bits & 4 <> 0 THEN 2
      WHEN pair.bits & 136 <> 0 THEN 1
      WHEN x.has_email AND y.has_email THEN 0
      ELSE -1
    END AS email,
    CASE
      WHEN pair.bits & 16 <> 0 THEN 3
      WHEN pair.bits & 32 <> 0 THEN 2
      WHEN pair.bits & 64 <> 0 THEN 1
      WHEN x.has_phone AND y.has_phone THEN 0
      ELSE -1
    END AS phone,
    CASE
      WHEN x.address = y.address
        AND (x.postal_code = y.postal_code OR ((x.postal_code <> y.postal_code) IS NULL AND (x.city <> y.city) IS NOT TRUE))
        THEN 4
      WHEN x.house = y.house
        AND (x.postal_code = y.postal_code OR x.city = y.city)
        AND jaro_winkler_similarity(x.address, y.address) >= 0.88
        THEN 3
      WHEN x.postal_code = y.postal_code THEN 2
      WHEN x.city = y.city THEN 1
      WHEN x.postal_code <> y.postal_code OR x.city <> y.city THEN 0
      ELSE -1
    END AS place,
    x.parent_id = y.customer_id OR y.parent_id = x.customer_id AS is_parent_pair,
    x.branch <> y.branch AS is_branch_pair
  FROM pair
  JOIN party AS x ON x.n = pair.a
  JOIN party AS y ON y.n = pair.b
)
SELECT
  a,
  b,
  bits,
  is_random,
  is_branch_pair OR coalesce(is_parent_pair, false) AS is_apart,
  CAST(
    (name + 1) + (tax_id + 1) * 8 + (email + 1) * 64 + (phone + 1) * 512 + (place + 1) * 4096
    AS INTEGER
  ) AS pattern
FROM compared
