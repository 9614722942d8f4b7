import { code, day, instant, key, money, nullable, number, oneOf, text } from "../../warehouse/index.ts";
import { entity } from "./entity.ts";

export const lineKinds = ["sale", "return", "fee", "adjustment"] as const;

export const orderLine = entity("order_line", {
  grain: "One row per line of an order, invoice or credit note.",
  key: ["order_id", "line_id"],
  customer: "customer_id",
  columns: {
    order_id: key("The order's number."),
    line_id: nullable(code("The line within the order; without it every row stands for itself.")),
    customer_id: nullable(key("The buyer; missing for an anonymous sale.")),
    product_id: nullable(key("The article.")),
    product_name: nullable(text("The article's name as printed on the line.")),
    day: day("Business day in the reporting zone; taken from the instant when not given."),
    ordered_at: nullable(instant("Instant of the order.")),
    kind: nullable(oneOf(lineKinds, "What the line is; a sale when the source does not say.")),
    quantity: nullable(number("Units; negative on a return.")),
    net_amount: money("Amount without tax in the line's currency; negative on a return."),
    tax_amount: nullable(money("Tax, in the line's currency.")),
    discount: nullable(money("Discount already taken off the net amount, in the line's currency.")),
    cost: nullable(money("Cost of goods of the line, in the line's currency.")),
    currency: nullable(code("ISO 4217 code; the company's base currency when missing.")),
    booked_amount: nullable(
      money(
        "Net amount as the source's books have it; used instead of a dated rate where it is in base currency.",
      ),
    ),
    booked_currency: nullable(code("ISO 4217 code of the booked amount.")),
    channel: nullable(text("Sales channel.")),
    place: nullable(text("Place of sale or delivery: region, country or shop.")),
    owner_id: nullable(key("Who made the sale.")),
    return_of: nullable(key("The order that a return takes back.")),
  },
});
