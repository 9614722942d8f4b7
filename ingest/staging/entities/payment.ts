import { code, day, key, money, nullable, text } from "../../warehouse/index.ts";
import { entity } from "./entity.ts";

export const payment = entity("payment", {
  grain: "One row per payment received (negative when paid back).",
  key: ["payment_id"],
  customer: "customer_id",
  columns: {
    payment_id: key("The payment's id."),
    customer_id: nullable(key("Who paid.")),
    order_id: nullable(key("The order it pays.")),
    day: day("Day of payment."),
    due_on: nullable(day("Day on which it was due.")),
    amount: money("Amount, in its currency."),
    currency: nullable(code("ISO 4217 code; the base currency when missing.")),
    method: nullable(text("Means of payment.")),
  },
});
