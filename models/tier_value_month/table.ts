import { count, day, flag, money, oneOf, table } from "../../ingest/index.ts";
import { tiers } from "../customer_tier/tiers.ts";

export const tierValueMonth = table("mart.tier_value_month", {
  grain:
    "One row per replayed month and tier; a customer counts under the tier it had at the end of the month, or on the as-of day.",
  key: ["month", "tier"],
  columns: {
    month: day("First day of the month."),
    tier: oneOf([...tiers, "anonymous"], "Tier at the end of the month; anonymous sales apart."),
    customers: count("Customers in the tier; 0 for anonymous sales."),
    active_customers: count("Of them, with a purchase day in the month; 0 for anonymous sales."),
    net_revenue: money("Net revenue in the month."),
    contribution: money("Contribution in the month."),
    is_complete: flag("Whether the month had ended on the as-of day."),
  },
});
