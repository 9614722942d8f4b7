WITH
cut_off AS (SELECT * FROM score.churn_cut_off),
purchase AS (SELECT * FROM score.churn_purchase),
basket AS (SELECT * FROM score.churn_basket),
contact AS (SELECT * FROM score.churn_contact),
account AS (SELECT * FROM score.churn_account),
customer_covariate AS (SELECT customer_key, covariate_group FROM score.customer_covariate),
first_seen AS (
  SELECT
    (SELECT min(day) FROM core.interaction) AS interaction,
    (SELECT min(day) FROM core.payment WHERE order_key IS NOT NULL) AS payment,
    (SELECT min(created_on) FROM core.opportunity) AS opportunity,
    (SELECT min(day) FROM core.campaign_touch) AS touch
),
-- No contact before the first on record is not the same as none.
company AS (
  SELECT
    c.cut_off,
    coalesce(f.interaction <= c.cut_off, false) AS has_contacts,
    coalesce(f.payment <= c.cut_off - 60, false) AS has_payments,
    coalesce(f.opportunity <= c.cut_off, false) AS has_opportunities,
    coalesce(f.touch <= c.cut_off, false) AS has_campaigns,
    2 * pi() * dayofyear(c.cut_off + CAST(c.label_days / 2 AS INTEGER)) / 365.25 AS season,
    max(c.cut_off) FILTER (WHERE NOT c.is_present) OVER () - min(c.cut_off) OVER () >= 365 AS has_seasons
  FROM cut_off AS c
  CROSS JOIN first_seen AS f
),
joined AS (
  SELECT
    p.*,
    CASE WHEN p.purchase_days > 1 THEN (p.tenure - p.days_since_purchase) / (p.purchase_days - 1) END AS usual_gap,
    CAST(p.revenue_180 AS DOUBLE) AS latest,
    CAST(p.revenue_180_before AS DOUBLE) AS earlier,
    b.products_365,
    b.categories_365,
    b.discount_share,
    c.* EXCLUDE (cut_off, customer_key),
    a.* EXCLUDE (cut_off, customer_key),
    coalesce(v.covariate_group, 0) AS covariate_group,
    y.* EXCLUDE (cut_off)
  FROM purchase AS p
  JOIN company AS y USING (cut_off)
  LEFT JOIN basket AS b USING (cut_off, customer_key)
  LEFT JOIN contact AS c USING (cut_off, customer_key)
  LEFT JOIN account AS a USING (cut_off, customer_key)
  LEFT JOIN customer_covariate AS v USING (customer_key)
)
SELECT
  cut_off,
  customer_key,
  is_present,
  label_days,
  half,
  no_purchase,
  days_since_purchase,
  tenure,
  purchase_days,
  purchase_days_90,
  purchase_days_365,
  usual_gap,
  days_since_purchase / usual_gap AS gap_ratio,
  mean_purchase,
  revenue_365,
  CAST(last_purchase AS DOUBLE) / nullif(CAST(mean_purchase AS DOUBLE), 0) AS last_purchase_ratio,
  CASE WHEN tenure >= 360 THEN (latest - earlier) / nullif(abs(latest) + abs(earlier), 0) END AS revenue_trend,
  CAST(returns_365 AS DOUBLE) / nullif(CAST(gross_sales_365 AS DOUBLE), 0) AS returns_share,
  discount_share,
  coalesce(products_365, 0) AS products_365,
  coalesce(categories_365, 0) AS categories_365,
  CASE WHEN has_contacts THEN coalesce(complaints, 0) END AS complaints,
  CASE WHEN has_contacts THEN coalesce(complaints_30, 0) END AS complaints_30,
  CASE WHEN has_contacts THEN coalesce(complaints_90, 0) END AS complaints_90,
  CASE WHEN has_contacts THEN coalesce(complaints_365, 0) END AS complaints_365,
  CASE WHEN has_contacts THEN coalesce(open_complaints, 0) END AS open_complaints,
  days_since_complaint,
  resolution_hours,
  response_hours,
  satisfaction,
  CASE WHEN has_contacts THEN coalesce(inbound_90, 0) END AS inbound_90,
  CASE WHEN has_contacts THEN coalesce(outbound_90, 0) END AS outbound_90,
  days_since_contact,
  payment_delay,
  CASE WHEN has_payments THEN unpaid_orders END AS unpaid_orders,
  CASE WHEN has_opportunities THEN open_opportunities END AS open_opportunities,
  CASE WHEN has_opportunities THEN lost_opportunities_365 END AS lost_opportunities_365,
  CASE WHEN has_campaigns THEN campaign_touches_90 END AS campaign_touches_90,
  CASE WHEN tenure >= 365 THEN purchase_days_last_year END AS purchase_days_last_year,
  CASE WHEN has_seasons THEN sin(season) END AS season_sin,
  CASE WHEN has_seasons THEN cos(season) END AS season_cos,
  covariate_group
FROM joined
