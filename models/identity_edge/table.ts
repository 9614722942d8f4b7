import { identity, key, nullable, number, probability, reasons, table } from "../../ingest/index.ts";

export const identityEdge = table("mart.identity_edge", {
  grain: "One row per pair of ids that are held to be one customer and the way by which they are.",
  key: ["alias_key", "other_alias_key", "kind"],
  columns: {
    alias_key: key("One id."),
    other_alias_key: key("The other."),
    customer_key: key("The customer that both stand for."),
    kind: identity.edgeKind,
    weight: nullable(
      number(
        "log2 of how much likelier what they share is for one customer than for two; missing for a decision.",
      ),
    ),
    probability: nullable(probability("Probability that both are one customer; missing for a decision.")),
    reasons: reasons("What speaks for it, the heaviest first."),
  },
});
