import {
  count,
  day,
  flag,
  key,
  money,
  nullable,
  oneOf,
  reasons,
  share,
  table,
  text,
} from "../../ingest/index.ts";
import { tiers, trends } from "./tiers.ts";

export const customerTier = table("mart.customer_tier", {
  grain: "One row per customer with an order, open opportunity or cost up to the as-of day.",
  key: ["customer_key"],
  columns: {
    customer_key: key("The customer."),
    as_of: day("The day the tier holds for."),
    model: text("The models the potential value rests on."),
    tier: oneOf(tiers, "Value tier: established value high or low, potential value high or low."),
    previous_tier: nullable(
      oneOf(tiers, "Tier at the last month end before the as-of day; missing for a new customer."),
    ),
    trend: oneOf(
      trends,
      "Median slope between all pairs of the last four quarters' contribution; steady within the dead band, a share of their mean size; unknown under three quarters.",
    ),
    established_value: money(
      "Contribution of the 365 days up to the as-of day; scaled up to a year where annualised.",
    ),
    potential_value: money(
      "Expected discounted contribution over the horizon plus probability-weighted open pipeline due in it: lifetime value + pipeline.",
    ),
    expected_contribution: money(
      "The part of potential value that the models expect from orders: the customer's lifetime value, 0 without a purchase.",
    ),
    pipeline_value: money("The part of potential value that comes from open opportunities."),
    is_established_high: flag("Whether established value is high."),
    is_potential_high: flag("Whether potential value is high."),
    is_held_by_band: flag("Whether the customer keeps its side only because of the band around a threshold."),
    is_annualised: flag("Whether established value was annualised for want of a year of history."),
    treatment: text("What the company does for this tier, from the configuration."),
    service_cost_cap: share(
      "Yearly cost of service allowed, as a share of established value, from the configuration.",
    ),
    service_cost_limit: money("That cap in base currency; 0 when established value is not positive."),
    policy: text(
      "What the company does for this tier on this trend: the strategic scheme of level, potential and trend, from the configuration or the default in the company's language.",
    ),
    policy_cost_cap: share(
      "Yearly cost of service allowed under the policy, as a share of established value; unless configured, the tier's cap raised or lowered for the trend.",
    ),
    policy_cost_limit: money(
      "That cap of the policy in base currency; 0 when established value is not positive.",
    ),
    reasons: reasons("Why the customer is in this tier."),
  },
});

export const tierPolicy = table("mart.tier_policy", {
  grain: "One row per tier and trend, empty ones included: the strategic scheme of the build.",
  key: ["tier", "trend"],
  columns: {
    tier: oneOf(tiers, "Value tier."),
    trend: oneOf(trends, "Trend of contribution."),
    policy: text("What the company does for such customers."),
    cost_cap: share("Yearly cost of service allowed, as a share of established value."),
    customers: count("Customers of the tier on the trend."),
    established_value: money("Their established value."),
    potential_value: money("Their potential value."),
    cost_limit: money("The cost of service that the policy allows them together in a year."),
  },
});
