import { code, day, key, money, nullable, text } from "../../warehouse/index.ts";
import { entity } from "./entity.ts";

export const orderCopy = entity("order_copy", {
  grain: "One row per order, or part of one, as a second system has it: only compared, never counted.",
  key: ["copy_id"],
  columns: {
    copy_id: key("The record's id in its own system."),
    order_id: code("The order's number in the system that counts it."),
    counted_by: text("Name of the system that counts the order."),
    day: nullable(day("Day of the order.")),
    net_amount: money("Amount without tax, in its currency."),
    currency: nullable(code("ISO 4217 code; the base currency when missing.")),
  },
});
