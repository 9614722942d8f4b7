import { count, day, key, money, table } from "../../ingest/index.ts";

export const customerQuarter = table("mart.customer_quarter", {
  grain:
    "One row per customer and each of the four quarters of 91 days up to the as-of day that its history reaches.",
  key: ["customer_key", "quarter"],
  columns: {
    customer_key: key("The customer."),
    quarter: count("0 is the oldest, 3 the latest."),
    ends_on: day("Last day of the quarter."),
    net_revenue: money("Net revenue of the quarter."),
    contribution: money("Contribution of the quarter."),
  },
});
