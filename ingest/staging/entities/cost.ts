import { day, key, money, nullable, text } from "../../warehouse/index.ts";
import { entity } from "./entity.ts";

export const cost = entity("cost", {
  grain: "One row per cost of serving a customer that no order line or interaction carries.",
  key: ["cost_id"],
  customer: "customer_id",
  columns: {
    cost_id: key("The cost's id."),
    customer_id: nullable(key("The customer it was spent on.")),
    day: day("Day of the cost."),
    amount: money("Amount in base currency."),
    kind: nullable(text("What it was for.")),
  },
});
