WITH
listed AS (SELECT * FROM staging.customer),
person AS (SELECT * FROM staging.contact),
folded AS (SELECT * FROM identity.folded_name),
number AS (SELECT * FROM identity.folded_tax),
dialled AS (SELECT * FROM identity.folded_phone),
reached AS (
  SELECT customer_id, bool_or(email IS NOT NULL) AS has_email, bool_or(phone IS NOT NULL) AS has_phone
  FROM person
  GROUP BY customer_id
),
numbered AS (SELECT *, row_number() OVER (ORDER BY customer_id) - 1 AS n FROM listed),
spelled AS (
  SELECT
    *,
    regexp_replace(lower(strip_accents(city)), '(市|[^\w\p{Han}])', '', 'g') AS bare_city,
    upper(regexp_replace(postal_code, '[^\w]', '', 'g')) AS bare_postal_code,
    regexp_replace(
      regexp_replace(
        regexp_replace(lower(strip_accents(replace(address, 'ß', 'ss'))), '(strasse|str\b\.?|street\b)', 'st', 'g'),
        '\b(road|rd)\b\.?',
        'rd',
        'g'
      ),
      '[^\w\p{Han}]',
      '',
      'g'
    ) AS bare_address
  FROM numbered
)
SELECT
  CAST(s.n AS INTEGER) AS n,
  s.customer_id,
  s.parent_id,
  s.name AS given_name,
  nullif(f.core, '') AS core,
  f.sorted,
  replace(f.core, ' ', '') AS compact,
  regexp_replace(f.core, '[^0-9]', '', 'g') AS digits,
  string_split(f.sorted, ' ') AS words,
  list_filter(string_split(f.sorted, ' '), lambda w: length(w) > 1) AS long_words,
  nullif(regexp_extract(f.sorted, '(^| )(\w)( |$)', 2), '') AS initial,
  f.signs,
  nullif(f.place, '') AS name_place,
  coalesce(f.branch, '') AS branch,
  f.script = 'han' AS is_han,
  f.form = 'yes' AS has_form,
  CAST(f.letters AS INTEGER) AS letters,
  -- Slips of the pen that leave a name of this length recognisable.
  CASE WHEN len(compact) >= 20 THEN 3 WHEN len(compact) >= 10 THEN 2 WHEN len(compact) >= 5 THEN 1 ELSE 0 END AS slips,
  t.id AS tax_id,
  t.kind AS tax_kind,
  nullif(identity_email(s.email), '') AS email,
  d.number AS phone,
  coalesce(nullif(s.bare_city, ''), nullif(f.place, '')) AS city,
  nullif(s.bare_postal_code, '') AS postal_code,
  nullif(s.bare_address, '') AS address,
  regexp_replace(s.address, '[^0-9]', '', 'g') AS house,
  s.email IS NOT NULL OR coalesce(r.has_email, false) AS has_email,
  s.phone IS NOT NULL OR coalesce(r.has_phone, false) AS has_phone
FROM spelled AS s
LEFT JOIN folded AS f ON f.raw = s.name
LEFT JOIN number AS t ON t.raw = s.tax_id
LEFT JOIN dialled AS d ON d.raw = s.phone
LEFT JOIN reached AS r ON r.customer_id = s.customer_id
