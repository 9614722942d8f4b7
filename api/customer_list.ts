import { nullable, type Table, table } from "../ingest/index.ts";
import { published } from "../models/index.ts";

const { customer, customer_tier, rfm_segment, transaction_score, churn, clv, next_order } = published;

/**
 * The dashboards' list of customers: what a person filters by, in one row a customer. It is no table of its own but a
 * join of published ones, made when it is asked for, so that it can never disagree with them.
 */
export const customerList = table("api.customer_list", {
  grain: "One row per customer, with its segments and scores; scores are missing without a purchase.",
  key: ["customer_key"],
  columns: {
    customer_key: customer.columns.customer_key,
    name: customer.columns.name,
    role: customer.columns.role,
    region: customer.columns.region,
    industry: customer.columns.industry,
    channel: customer.columns.channel,
    owner_name: customer.columns.owner_name,
    team: customer.columns.team,
    is_frozen: customer.columns.is_frozen,
    tier: nullable(customer_tier.columns.tier),
    previous_tier: customer_tier.columns.previous_tier,
    trend: nullable(customer_tier.columns.trend),
    rfm_segment: nullable(rfm_segment.columns.segment),
    r: nullable(rfm_segment.columns.r),
    f: nullable(rfm_segment.columns.f),
    m: nullable(rfm_segment.columns.m),
    established_value: nullable(customer_tier.columns.established_value),
    potential_value: nullable(customer_tier.columns.potential_value),
    pipeline_value: nullable(customer_tier.columns.pipeline_value),
    clv: nullable(clv.columns.clv),
    p_alive: nullable(transaction_score.columns.p_alive),
    churn_probability: nullable(churn.columns.churn_probability),
    revenue_at_risk: nullable(churn.columns.revenue_at_risk),
    orders: customer.columns.orders,
    net_revenue: customer.columns.net_revenue,
    contribution: customer.columns.contribution,
    complaints: customer.columns.complaints,
    first_order_on: customer.columns.first_order_on,
    last_order_on: customer.columns.last_order_on,
    expected_on: next_order.columns.expected_on,
    is_overdue: nullable(next_order.columns.is_overdue),
    reasons: nullable(customer_tier.columns.reasons),
  },
});

/** The published table and column that hold a column of the list. */
export interface Origin {
  readonly table: Table;
  readonly column: string;
}

const elsewhere: Record<string, Table | readonly [Table, string]> = {
  tier: customer_tier,
  previous_tier: customer_tier,
  trend: customer_tier,
  established_value: customer_tier,
  potential_value: customer_tier,
  pipeline_value: customer_tier,
  reasons: customer_tier,
  rfm_segment: [rfm_segment, "segment"],
  r: rfm_segment,
  f: rfm_segment,
  m: rfm_segment,
  clv,
  p_alive: transaction_score,
  churn_probability: churn,
  revenue_at_risk: churn,
  expected_on: next_order,
  is_overdue: next_order,
};

export function originOf(column: string): Origin {
  const found = elsewhere[column] ?? customer;
  return "name" in found ? { table: found, column } : { table: found[0], column: found[1] };
}
