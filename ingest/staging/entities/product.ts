import { key, money, nullable, text } from "../../warehouse/index.ts";
import { entity } from "./entity.ts";

export const product = entity("product", {
  grain: "One row per article.",
  key: ["product_id"],
  columns: {
    product_id: key("The article's id in its system."),
    name: nullable(text("Name.")),
    category: nullable(text("Product category.")),
    brand: nullable(text("Brand.")),
    unit_cost: nullable(money("Cost of one unit, in base currency; used where an order line has no cost.")),
  },
});
