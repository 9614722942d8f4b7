import { day, days, flag, key, nullable, table, text } from "../../ingest/index.ts";

export const nextOrder = table("mart.next_order", {
  grain: "One row per customer with at least one purchase day.",
  key: ["customer_key"],
  columns: {
    customer_key: key("The customer."),
    as_of: day("The day the forecast is made on."),
    model: text("The model that gave the forecast."),
    expected_on: nullable(
      day(
        "Median day of the next purchase if the customer is still active; missing when it is more than ten years off.",
      ),
    ),
    p10_on: nullable(
      day(
        "Day by which one in ten such customers has bought again; missing when it is more than ten years off.",
      ),
    ),
    p90_on: nullable(
      day("Day by which nine in ten such customers have bought again; missing when more than ten years off."),
    ),
    days_since_purchase: days("From the last purchase day to the as-of day."),
    usual_gap: nullable(
      days("Mean gap between the customer's purchase days; missing without a repeat purchase."),
    ),
    is_overdue: flag(
      "Whether the customer is past the ninetieth percentile of its own gap, as expected on its last purchase day.",
    ),
  },
});
