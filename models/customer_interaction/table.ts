import { core, day, instant, key, nullable, number, table, text } from "../../ingest/index.ts";

const { kind, direction } = core.interaction.columns;

export const customerInteraction = table("mart.customer_interaction", {
  grain: "One row per interaction with a known customer.",
  key: ["interaction_key"],
  columns: {
    interaction_key: key("The interaction."),
    customer_key: key("The customer."),
    day: day("Business day on which it was opened."),
    kind,
    direction,
    opened_at: nullable(instant("Instant it was opened.")),
    resolved_at: nullable(instant("Instant it was resolved.")),
    hours_to_resolve: nullable(number("Hours from opened to resolved; missing while it is open.")),
    satisfaction: nullable(number("Score the customer gave, on the source's own scale.")),
    subject: nullable(text("What it was about.")),
    owner_name: nullable(text("Who handled it.")),
  },
});
