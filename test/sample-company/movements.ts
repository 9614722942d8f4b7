/**
 * What must add up in a build, by the claim: each SELECT gives what does not add up in the build of the last day,
 * and so no row when all is well.
 */
export const mustBeEmpty: Readonly<Record<string, string>> = {
  "the rows of every migration matrix sum to the tiers at its start, in customers and value": `
    WITH moved AS (
      SELECT period, starts_on, ends_on, from_tier, sum(customers) AS customers, sum(established_value_before) AS value
      FROM late.mart.tier_migration WHERE from_tier <> 'new' GROUP BY ALL
    ),
    counted AS (
      SELECT month_end, tier, count(*) AS customers, sum(established_value) AS value
      FROM late.mart.tier_month GROUP BY ALL
    )
    SELECT m.*, c.customers, c.value FROM moved AS m
    LEFT JOIN counted AS c ON c.month_end = m.starts_on AND c.tier = m.from_tier
    WHERE m.customers <> coalesce(c.customers, 0) OR m.value <> coalesce(c.value, 0)`,

  "the columns of every migration matrix sum to the tiers at its end, in customers and value": `
    WITH moved AS (
      SELECT period, starts_on, ends_on, to_tier, sum(customers) AS customers, sum(established_value) AS value
      FROM late.mart.tier_migration WHERE to_tier <> 'lost' GROUP BY ALL
    ),
    counted AS (
      SELECT month_end, tier, count(*) AS customers, sum(established_value) AS value
      FROM late.mart.tier_month GROUP BY ALL
    )
    SELECT m.*, c.customers, c.value FROM moved AS m
    LEFT JOIN counted AS c ON c.month_end = m.ends_on AND c.tier = m.to_tier
    WHERE m.customers <> coalesce(c.customers, 0) OR m.value <> coalesce(c.value, 0)`,

  "nobody leaves the table of tiers but prospects who never bought, once their opportunities are closed": `
    WITH gone AS (
      SELECT n.month_end, n.customer_key, n.established_value FROM late.mart.tier_month AS n
      ANTI JOIN late.mart.tier_month AS next
        ON next.customer_key = n.customer_key AND next.month_end = last_day(n.month_end + INTERVAL 1 MONTH)
      WHERE n.month_end < (SELECT as_of FROM late.meta.build)
    )
    SELECT * FROM gone AS g LEFT JOIN late.mart.customer_order AS o
      ON o.customer_key = g.customer_key AND o.day <= g.month_end
    WHERE o.customer_key IS NOT NULL OR g.established_value <> 0`,

  "opening + new + reactivated − lost is the active base, with which the next month opens": `
    WITH month AS (
      SELECT *, lead(opening_customers) OVER (ORDER BY month) AS next_opening FROM late.mart.kpi_month
    )
    SELECT * FROM month
    WHERE active_base <> opening_customers + new_customers + reactivated_customers - lost_customers
      OR active_base <> next_opening`,

  "gross sales, returns, fees and adjustments are net revenue": `
    SELECT * FROM late.mart.kpi_month WHERE net_revenue <> gross_sales + returns + fees + adjustments`,

  "months sum to the company's total": `
    WITH month AS (
      SELECT
        sum(net_revenue) AS net_revenue,
        sum(anonymous_revenue) AS anonymous,
        sum(new_customers) AS customers,
        max_by(active_base, month) AS active_base
      FROM late.mart.kpi_month
    )
    SELECT m.*, t.* FROM month AS m, late.mart.kpi_total AS t
    WHERE m.net_revenue <> t.net_revenue
      OR m.net_revenue - m.anonymous <> t.net_revenue_known
      OR m.customers <> t.customers
      OR m.active_base <> t.active_base`,

  "the tiers' revenue, contribution and active customers of a month sum to the company's": `
    WITH tier AS (
      SELECT
        month,
        sum(net_revenue) AS net_revenue,
        sum(contribution) AS contribution,
        sum(active_customers) AS active_customers
      FROM late.mart.tier_value_month GROUP BY month
    )
    SELECT t.*, k.* FROM tier AS t LEFT JOIN late.mart.kpi_month AS k USING (month)
    WHERE (t.net_revenue, t.contribution, t.active_customers)
      IS DISTINCT FROM (k.net_revenue, k.contribution, k.active_customers)`,

  "the tiers of a month hold everybody known at its end": `
    WITH value AS (SELECT last_day(month) AS month_end, tier, customers FROM late.mart.tier_value_month),
    counted AS (SELECT month_end, tier, count(*) AS customers FROM late.mart.tier_month GROUP BY ALL)
    SELECT * FROM value FULL JOIN counted USING (month_end, tier)
    WHERE coalesce(value.customers, 0) <> coalesce(counted.customers, 0)`,

  "segments of either scheme cover everybody, once": `
    WITH covered AS (
      SELECT scheme, sum(customers) AS customers, sum(customer_share) AS share FROM late.mart.segment GROUP BY scheme
    ),
    everybody (scheme, customers) AS (
      SELECT 'tier', count(DISTINCT customer_key) FROM late.mart.customer_tier
      UNION ALL
      SELECT 'rfm', count(DISTINCT customer_key) FROM late.mart.rfm_segment
    )
    SELECT * FROM covered FULL JOIN everybody USING (scheme)
    WHERE covered.customers IS DISTINCT FROM everybody.customers OR abs(share - 1) > 1e-9`,

  "tiers carry all value, and all known revenue of the last 365 days": `
    WITH tier AS (
      SELECT
        sum(established_value) AS established,
        sum(potential_value) AS potential,
        sum(net_revenue_365) AS net_revenue,
        sum(established_share) AS share
      FROM late.mart.segment WHERE scheme = 'tier'
    ),
    customer AS (
      SELECT sum(established_value) AS established, sum(potential_value) AS potential FROM late.mart.customer_tier
    ),
    revenue AS (
      SELECT sum(net_revenue) AS net_revenue FROM late.mart.customer_order
      WHERE day > (SELECT as_of - 365 FROM late.meta.build)
    )
    SELECT * FROM tier, customer, revenue
    WHERE tier.established <> customer.established
      OR tier.potential <> customer.potential
      OR tier.net_revenue <> revenue.net_revenue
      OR abs(share - 1) > 1e-9`,

  "cohorts sum to the revenue of the customers who bought": `
    WITH cohort AS (SELECT sum(net_revenue) AS net_revenue FROM late.mart.cohort_month),
    bought AS (
      SELECT sum(net_revenue) AS net_revenue FROM late.mart.customer SEMI JOIN late.mart.customer_rfm USING (customer_key)
    )
    SELECT * FROM cohort, bought WHERE cohort.net_revenue <> bought.net_revenue`,

  "customers sum to the company's known revenue": `
    WITH customer AS (SELECT sum(net_revenue) AS net_revenue FROM late.mart.customer)
    SELECT * FROM customer, late.mart.kpi_total AS t WHERE customer.net_revenue <> t.net_revenue_known`,
};
