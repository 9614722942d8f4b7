import { count, day, flag, key, money, nullable, oneOf, table, text } from "../../ingest/index.ts";
import { tiers } from "../customer_tier/tiers.ts";

const monthEnd = day("Last day of the month, or the as-of day in the running month.");

/** Replayed with what was known on each month end, and on the as-of day when it is not one. */
export const tierMonth = table("mart.tier_month", {
  grain:
    "One row per customer and month end at which it was known, over the configured past, and the as-of day.",
  key: ["month_end", "customer_key"],
  columns: {
    month_end: monthEnd,
    customer_key: key("The customer."),
    tier: oneOf(tiers, "Tier on that day."),
    previous_tier: nullable(
      oneOf(tiers, "Tier at the month end before; missing for a customer new to the table."),
    ),
    established_value: money(
      "Contribution of the 365 days up to that day; scaled up to a year where the configuration annualises.",
    ),
    potential_value: money(
      "Expected discounted contribution over the horizon plus open pipeline, as known on that day, by models fitted once on the as-of day.",
    ),
    pipeline_value: money("The part of potential value that came from open opportunities."),
    is_established_high: flag("Whether established value was high."),
    is_potential_high: flag("Whether potential value was high."),
    is_held_by_band: flag("Whether the band around a threshold kept the customer on its side."),
  },
});

export const tierThreshold = table("mart.tier_threshold", {
  grain: "One row per month end and kind of value: the thresholds that the build used.",
  key: ["month_end", "value"],
  columns: {
    month_end: monthEnd,
    value: oneOf(["established", "potential"], "Which value."),
    threshold: nullable(
      money("Smallest value that counts as high; missing when nobody has a positive value."),
    ),
    enter_above: nullable(money("A customer on the low side becomes high from this value.")),
    leave_below: nullable(money("A customer on the high side becomes low under this value.")),
    rule: text("How the threshold was found, from the configuration."),
  },
});

/** What the replay leaves behind; not published. Customers and tiers are numbers, so that it is columns of numbers. */
export const tierMonthScore = table("score.tier_month", {
  grain: "One row per month end and customer known on it.",
  key: ["month_end", "customer_no"],
  columns: {
    month_end: monthEnd,
    customer_no: count("The customer's place in the order of keys."),
    established_value: money("Contribution of the trailing 365 days."),
    expected_contribution: money("Expected discounted contribution over the horizon."),
    pipeline_value: money("Expected value of open opportunities due within the horizon."),
    tier: count("Place of the tier in the list of tiers, from 0."),
    previous_tier: nullable(
      count("The same at the month end before; missing for a customer new to the table."),
    ),
    is_established_held: flag("Whether only the band keeps established value on its side."),
    is_potential_held: flag("Whether only the band keeps potential value on its side."),
  },
});

export const tierThresholdScore = table("score.tier_threshold", {
  grain: "One row per month end and kind of value.",
  key: ["month_end", "value"],
  columns: tierThreshold.columns,
});
