import { day, instant, key, nullable, number, oneOf, text } from "../../warehouse/index.ts";
import { entity } from "./entity.ts";

export const interactionKinds = [
  "call",
  "email",
  "visit",
  "chat",
  "complaint",
  "service",
  "meeting",
  "other",
] as const;
export const directions = ["inbound", "outbound"] as const;

export const interaction = entity("interaction", {
  grain: "One row per contact between the company and a customer.",
  key: ["interaction_id"],
  customer: "customer_id",
  columns: {
    interaction_id: key("The interaction's id."),
    customer_id: nullable(key("The customer.")),
    kind: oneOf(interactionKinds, "What it was."),
    direction: nullable(oneOf(directions, "Who reached out.")),
    day: day("Business day on which it was opened; taken from the instant when not given."),
    opened_at: nullable(instant("Instant it was opened.")),
    resolved_at: nullable(instant("Instant it was resolved.")),
    satisfaction: nullable(number("Score the customer gave, on the source's own scale.")),
    subject: nullable(text("What it was about.")),
    owner_id: nullable(key("Who handled it.")),
    campaign_id: nullable(key("The campaign it belongs to.")),
    cost: nullable(number("Cost of serving it, in base currency.")),
  },
});
