-- Upper and lower case are one mailbox; so is what follows a plus sign, and, at Google, a dot in the name.
CREATE TEMP MACRO identity_email(raw) AS (
  CASE
    WHEN regexp_full_match(lower(trim(raw)), '[^@\s]+@[^@\s]+\.[^@\s.]+') THEN
      CASE
        WHEN split_part(lower(trim(raw)), '@', 2) IN ('gmail.com', 'googlemail.com')
          THEN replace(split_part(split_part(lower(trim(raw)), '@', 1), '+', 1), '.', '') || '@gmail.com'
        ELSE split_part(split_part(lower(trim(raw)), '@', 1), '+', 1) || '@' || split_part(lower(trim(raw)), '@', 2)
      END
  END
)
