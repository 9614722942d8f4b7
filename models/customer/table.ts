import { core, count, day, flag, key, money, nullable, table, text } from "../../ingest/index.ts";

const { name, role, parent_key, industry, region, channel, credit_limit, is_frozen, frozen_reason } =
  core.customer.columns;

export const customer = table("mart.customer", {
  grain: "One row per customer.",
  key: ["customer_key"],
  columns: {
    customer_key: key("The customer, as system:id."),
    name,
    role,
    parent_key,
    owner_key: nullable(key("The owner in charge.")),
    owner_name: nullable(text("The owner's name.")),
    team: nullable(text("The owner's team.")),
    industry,
    region,
    channel,
    credit_limit,
    is_frozen,
    frozen_reason,
    first_order_on: nullable(day("First day with an order; missing without one.")),
    last_order_on: nullable(day("Last day with an order; missing without one.")),
    orders: count("Distinct orders to date whose sale lines have a positive net value."),
    gross_sales: money("Sales to date before returns."),
    returns: money("Returns to date; negative."),
    net_revenue: money("Net revenue to date: gross sales + returns + fees + adjustments."),
    contribution: money(
      "Contribution to date: net revenue less cost of goods and cost to serve where known.",
    ),
    interactions: count("Interactions to date."),
    complaints: count("Complaints to date."),
    has_margin_estimate: flag(
      "Whether some sale or return line has no known cost, so that its contribution is the configured margin of it, or all of it where none is configured.",
    ),
  },
});
