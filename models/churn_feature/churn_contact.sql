WITH
customer AS (SELECT cut_off, customer_key FROM score.churn_purchase),
interaction AS (SELECT * FROM core.interaction WHERE customer_key IS NOT NULL),
-- The company's next contact of its own accord; in order of days, so that a later one never comes before an earlier.
followed AS (
  SELECT
    *,
    first_value(CASE WHEN direction = 'outbound' AND campaign_key IS NULL THEN {'day': day, 'at': opened_at} END IGNORE NULLS)
      OVER (
        PARTITION BY customer_key
        ORDER BY day, opened_at, interaction_key
        ROWS BETWEEN 1 FOLLOWING AND UNBOUNDED FOLLOWING
      ) AS next
  FROM interaction
),
timed AS (
  SELECT
    customer_key,
    day,
    kind,
    direction,
    CAST(resolved_at AS DATE) AS resolved_on,
    CASE
      WHEN kind IN ('complaint', 'service') AND resolved_at >= opened_at THEN epoch_ms(resolved_at - opened_at)
    END AS resolution_ms,
    CASE WHEN direction = 'inbound' AND next.day <= day + 14 THEN next.day END AS answered_on,
    CASE WHEN next.at >= opened_at THEN epoch_ms(next.at - opened_at) END AS response_ms,
    TRY_CAST(satisfaction AS DECIMAL(18, 4)) AS satisfaction
  FROM followed
),
known AS (
  SELECT
    c.cut_off,
    c.customer_key,
    c.cut_off - t.day AS ago,
    t.kind = 'complaint' AS is_complaint,
    t.direction,
    coalesce(t.resolved_on <= c.cut_off, false) AS is_resolved,
    t.resolved_on <= c.cut_off AND t.resolved_on > c.cut_off - 365 AS is_resolved_365,
    t.resolution_ms,
    CASE WHEN t.answered_on <= c.cut_off AND t.answered_on > c.cut_off - 365 THEN t.response_ms END AS response_ms,
    t.satisfaction
  FROM customer AS c
  JOIN timed AS t ON t.customer_key = c.customer_key AND t.day <= c.cut_off
),
-- A score is given once the matter is closed; of one that is not, nobody can say when it came.
counted AS (
  SELECT
    cut_off,
    customer_key,
    count(*) FILTER (WHERE is_complaint) AS complaints,
    count(*) FILTER (WHERE is_complaint AND ago < 30) AS complaints_30,
    count(*) FILTER (WHERE is_complaint AND ago < 90) AS complaints_90,
    count(*) FILTER (WHERE is_complaint AND ago < 365) AS complaints_365,
    count(*) FILTER (WHERE is_complaint AND ago < 365 AND NOT is_resolved) AS open_complaints,
    min(ago) FILTER (WHERE is_complaint) AS days_since_complaint,
    sum(resolution_ms) FILTER (WHERE is_resolved_365) AS resolution_ms,
    count(resolution_ms) FILTER (WHERE is_resolved_365) AS resolutions,
    sum(response_ms) AS response_ms,
    count(response_ms) AS responses,
    sum(satisfaction) FILTER (WHERE is_resolved_365) AS satisfaction,
    count(satisfaction) FILTER (WHERE is_resolved_365) AS scores,
    count(*) FILTER (WHERE direction = 'inbound' AND ago < 90) AS inbound_90,
    count(*) FILTER (WHERE direction = 'outbound' AND ago < 90) AS outbound_90,
    min(ago) AS days_since_contact
  FROM known
  GROUP BY cut_off, customer_key
)
SELECT
  cut_off,
  customer_key,
  complaints,
  complaints_30,
  complaints_90,
  complaints_365,
  open_complaints,
  CAST(days_since_complaint AS DOUBLE) AS days_since_complaint,
  CAST(resolution_ms AS DOUBLE) / nullif(resolutions, 0) / 3600000 AS resolution_hours,
  CAST(response_ms AS DOUBLE) / nullif(responses, 0) / 3600000 AS response_hours,
  CAST(satisfaction AS DOUBLE) / nullif(scores, 0) AS satisfaction,
  inbound_90,
  outbound_90,
  CAST(days_since_contact AS DOUBLE) AS days_since_contact
FROM counted
