import { day, days, key, money, number, reasons, share, table, text } from "../../ingest/index.ts";

export const clv = table("mart.clv", {
  grain: "One row per customer with at least one purchase day.",
  key: ["customer_key"],
  columns: {
    customer_key: key("The customer."),
    as_of: day("The day the value holds for."),
    model: text("The transaction and spend models it is composed of."),
    horizon: days("Days ahead that are counted."),
    expected_orders: number("Expected purchase days over the horizon, not discounted."),
    expected_spend: money("Expected net spend per purchase day."),
    margin: share(
      "Contribution as a share of net revenue that was applied to this customer: its own to date, after adding the contribution and net revenue of the company's mean customer to both; kept within 0…1.",
    ),
    clv: money("Discounted expected contribution over the horizon: discounted orders × spend × margin."),
    reasons: reasons("What drives the value: the factors furthest from the company's mean first."),
  },
});
