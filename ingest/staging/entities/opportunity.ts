import { code, day, key, money, nullable, oneOf, probability, text } from "../../warehouse/index.ts";
import { entity } from "./entity.ts";

export const outcomes = ["open", "won", "lost"] as const;

export const opportunity = entity("opportunity", {
  grain: "One row per sales opportunity.",
  key: ["opportunity_id"],
  customer: "customer_id",
  columns: {
    opportunity_id: key("The opportunity's id."),
    customer_id: nullable(key("The customer; missing while nobody is named.")),
    product_id: nullable(key("The article it is about.")),
    stage: text("Stage, in the source's words."),
    outcome: oneOf(outcomes, "Whether it is open, won or lost."),
    amount: nullable(money("Expected or, once won, agreed amount, in its currency.")),
    currency: nullable(code("ISO 4217 code; the base currency when missing.")),
    probability: nullable(probability("Typed probability of winning.")),
    created_on: nullable(day("Day on which it was opened.")),
    expected_close: nullable(day("Day on which it is expected to close.")),
    closed_on: nullable(day("Day on which it was won or lost.")),
    reason: nullable(text("Why it was won or lost.")),
    owner_id: nullable(key("Who is working on it.")),
    campaign_id: nullable(key("The campaign it came from.")),
  },
});
