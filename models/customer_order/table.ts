import { count, day, key, money, nullable, oneOf, table, text } from "../../ingest/index.ts";

export const customerOrder = table("mart.customer_order", {
  grain: "One row per order and day of a known customer.",
  key: ["customer_key", "order_key", "day"],
  columns: {
    customer_key: key("The customer."),
    order_key: key("The order, as system:number."),
    day: day("Business day."),
    kind: oneOf(
      ["order", "return", "other"],
      "An order has a positive sum of sale lines; a return takes goods back; fees and adjustments are other.",
    ),
    lines: count("Lines."),
    gross_sales: money("Sale lines."),
    returns: money("Return lines; negative."),
    net_revenue: money("Net revenue of the order on the day."),
    contribution: money("Contribution of the order on the day."),
    currency: nullable(key("The order's own currency; missing when it has several.")),
    original_amount: nullable(money("Net amount in that currency; missing when it has several.")),
    channel: nullable(text("Sales channel; missing when it has several or none.")),
  },
});
