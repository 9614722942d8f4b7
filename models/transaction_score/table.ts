import { day, days, key, nullable, number, oneOf, probability, reasons, table } from "../../ingest/index.ts";

/** How many purchase days to expect, by the configured transaction model. */
export const transactionScore = table("mart.transaction_score", {
  grain: "One row per customer with at least one purchase day.",
  key: ["customer_key"],
  columns: {
    customer_key: key("The customer."),
    as_of: day("The day the scores hold for."),
    model: oneOf(["bg_nbd", "mbg_nbd"], "The model that gave the scores."),
    p_alive: probability("Probability that the customer is still active on the as-of day."),
    expected_orders_30: number("Conditional expected purchase days in the next 30 days."),
    expected_orders_90: number("Conditional expected purchase days in the next 90 days."),
    expected_orders_365: number("Conditional expected purchase days in the next 365 days."),
    discounted_orders: number("Discounted expected purchase days over the configured horizon."),
    days_since_purchase: days("From the last purchase day to the as-of day."),
    usual_gap: nullable(
      days("The customer's mean gap between purchase days; missing without a repeat purchase."),
    ),
    reasons: reasons("Why the probability is high or low."),
  },
});
