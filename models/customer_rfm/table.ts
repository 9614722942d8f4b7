import { count, day, days, key, money, nullable, number, table } from "../../ingest/index.ts";

export const customerRfm = table("mart.customer_rfm", {
  grain: "One row per customer with at least one purchase day.",
  key: ["customer_key"],
  columns: {
    customer_key: key("The customer."),
    first_purchase_on: day("First purchase day."),
    last_purchase_on: day("Last purchase day."),
    frequency: count("Repeat purchase days; 0 means one purchase day ever."),
    recency: days("From the first to the last purchase day; 0 for a one-time buyer."),
    log_gaps: number(
      "Sum of the natural logarithms of the days between successive purchase days, which tells how regular they come; 0 without a repeat purchase.",
    ),
    age: days("T: from the first purchase day to the as-of day."),
    monetary: nullable(
      money(
        "Mean net spend per repeat purchase day. Returns that name their order are taken off its day; what returns on other days take back is taken off all purchase days in proportion. Missing without a repeat purchase or when all was returned.",
      ),
    ),
    spend: money(
      "Net spend to date over all purchase days, net of all returns: the lesser of what these days brought and of net revenue to date, not under 0.",
    ),
  },
});
