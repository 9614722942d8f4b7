import { code, day, flag, instant, key, nullable, oneOf, text } from "../../warehouse/index.ts";
import { entity } from "./entity.ts";
import { lineKinds } from "./order_line.ts";

export const orderHead = entity("order_head", {
  grain: "One row per order, where the source keeps what its lines have in common in a table of its own.",
  key: ["order_id"],
  customer: "customer_id",
  columns: {
    order_id: key("The order's number, as its lines name it."),
    customer_id: nullable(key("The buyer; missing for an anonymous sale.")),
    day: nullable(day("Business day in the reporting zone; taken from the instant when not given.")),
    ordered_at: nullable(instant("Instant of the order.")),
    kind: nullable(oneOf(lineKinds, "What the order's lines are; a sale when the source does not say.")),
    currency: nullable(code("ISO 4217 code; the company's base currency when missing.")),
    channel: nullable(text("Sales channel.")),
    place: nullable(text("Place of sale or delivery: region, country or shop.")),
    owner_id: nullable(key("Who made the sale.")),
    return_of: nullable(key("The order that a return takes back.")),
    is_void: nullable(flag("Whether the order counts for nothing: a draft, cancelled or not approved.")),
  },
});
