WITH
rule AS (SELECT unnest(getvariable('rfm_rules'), recursive := true))
SELECT place, segment, r_from, r_to, f_from, f_to, m_from, m_to
FROM rule
