import type { Warehouse } from "../../ingest/index.ts";
import { earlierDay } from "./company.ts";

/** What a build expected of the next 365 days, and what they brought; amounts in EUR. */
export interface Totals {
  customers: number;
  expected_orders: number;
  orders: number;
  expected_revenue: number;
  revenue: number;
  /** What the customers' real purchase days would have brought at their expected spend. */
  revenue_at_expected_spend: number;
  expected_contribution: number;
  contribution: number;
  clv: number;
  discounted_orders: number;
}

const sums = (scores: string) => `
  SELECT
    count(*) AS customers,
    sum(expected_orders_365) AS expected_orders,
    sum(orders)::DOUBLE AS orders,
    sum(expected_orders_365 * expected_spend::DOUBLE) AS expected_revenue,
    sum(revenue)::DOUBLE AS revenue,
    sum(orders * expected_spend::DOUBLE) AS revenue_at_expected_spend,
    sum(expected_orders_365 * expected_spend::DOUBLE * margin) AS expected_contribution,
    sum(contribution)::DOUBLE AS contribution,
    sum(clv)::DOUBLE AS clv,
    sum(discounted_orders) AS discounted_orders
  FROM ${scores}.mart.transaction_score
  JOIN ${scores}.mart.clv USING (customer_key)
  LEFT JOIN came USING (customer_key)`;

/**
 * The earlier build against the year after it, as the later build saw that year: contribution is what the later
 * build calls established value, so the cost of serving customers is in it.
 */
export const totalsSeen = (db: Warehouse): Promise<Totals> =>
  db.row<Totals>(
    `WITH sold AS (
       SELECT customer_key, count(DISTINCT day) FILTER (WHERE kind = 'order') AS orders, sum(net_revenue) AS revenue
       FROM late.mart.customer_order WHERE day > DATE '${earlierDay}' GROUP BY customer_key
     ),
     came AS (
       SELECT customer_key, coalesce(orders, 0) AS orders, coalesce(revenue, 0) AS revenue, established_value AS contribution
       FROM late.mart.customer_tier LEFT JOIN sold USING (customer_key)
     ) ${sums("early")}`,
  );

/**
 * The build of the last day against the simulated next year. The simulation does not make up what it would cost to
 * serve customers in that year: the share of net revenue that those still active had cost so far stands in.
 */
export const totalsSimulated = (db: Warehouse): Promise<Totals> =>
  db.row<Totals>(
    `WITH active AS (
       SELECT (sum(contribution_eur) - sum(contribution)::DOUBLE) / sum(net_eur) AS service_share
       FROM truth.customer JOIN late.mart.customer USING (customer_key) WHERE is_alive_at_end
     ),
     came AS (
       SELECT
         customer_key,
         order_days_hold_out AS orders,
         net_eur_hold_out AS revenue,
         contribution_eur_hold_out - service_share * net_eur_hold_out AS contribution
       FROM truth.customer, active
     ) ${sums("late")}`,
  );

/** Expected ÷ came, factor by factor; `clv` puts the discount, as a share of orders, on what came too. */
export const ratios = (t: Totals) => ({
  orders: t.expected_orders / t.orders,
  spend: t.revenue_at_expected_spend / t.revenue,
  revenue: t.expected_revenue / t.revenue,
  margin: t.expected_contribution / t.expected_revenue / (t.contribution / t.revenue),
  discount: t.discounted_orders / t.expected_orders,
  clv: t.clv / (t.contribution * (t.discounted_orders / t.expected_orders)),
});
