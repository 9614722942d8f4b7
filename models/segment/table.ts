import { count, key, money, nullable, oneOf, share, table } from "../../ingest/index.ts";

export const segment = table("mart.segment", {
  grain: "One row per scheme and segment, empty ones included.",
  key: ["scheme", "segment"],
  columns: {
    scheme: oneOf(["tier", "rfm"], "Which way of dividing customers."),
    segment: key("The segment."),
    customers: count("Customers in it."),
    customer_share: nullable(share("Of all customers of the scheme; missing when there are none.")),
    net_revenue_365: money("Their net revenue of the 365 days up to the as-of day."),
    established_value: money("Their established value."),
    established_share: nullable(share("Of the sum of established value; missing when that is not positive.")),
    potential_value: money("Their potential value."),
    mean_p_alive: nullable(share("Mean probability of being active, over those who have a score.")),
    revenue_at_risk: money("Their revenue at risk."),
  },
});

export const valueCell = table("mart.value_cell", {
  grain:
    "One row per cell of the established × potential matrix that has customers; both on a signed square-root scale of twenty bins.",
  key: ["established_bin", "potential_bin"],
  columns: {
    established_bin: count("Bin of established value, 0…19."),
    potential_bin: count("Bin of potential value, 0…19."),
    established_from: money("Lower end of the established bin."),
    established_to: money("Upper end of the established bin."),
    potential_from: money("Lower end of the potential bin."),
    potential_to: money("Upper end of the potential bin."),
    customers: count("Customers in the cell."),
    established_value: money("Their established value."),
    potential_value: money("Their potential value."),
  },
});
