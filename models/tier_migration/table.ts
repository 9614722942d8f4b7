import { count, day, money, oneOf, table } from "../../ingest/index.ts";
import { tiers } from "../customer_tier/tiers.ts";

export const tierMigration = table("mart.tier_migration", {
  grain:
    "One row per period, tier at its start and tier at its end, empty ones included; new and lost are a row and a column.",
  key: ["period", "starts_on", "ends_on", "from_tier", "to_tier"],
  columns: {
    period: oneOf(["month", "quarter", "year"], "Length of the period that ends on the last day."),
    starts_on: day("The month end before the period."),
    ends_on: day("The month end, or as-of day, that closes it."),
    from_tier: oneOf([...tiers, "new"], "Tier at the start; new for a customer not known then."),
    to_tier: oneOf([...tiers, "lost"], "Tier at the end; lost for a customer that has left the table."),
    customers: count("Customers who moved so."),
    established_value: money("Their established value at the end; 0 for lost ones."),
    established_value_before: money("Their established value at the start; 0 for new ones."),
  },
});
