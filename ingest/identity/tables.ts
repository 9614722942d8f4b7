import { count, key, nullable, number, oneOf, probability, table, text } from "../warehouse/index.ts";

/** What a build publishes about how records became customers. */

export const identityWeight = table("meta.identity_weight", {
  grain: "One row per field and level of agreement.",
  key: ["field", "level"],
  columns: {
    field: key("The field that two records are compared by."),
    level: count("How far they agree, from 0, not at all."),
    meaning: text("What the level is, as the code of its reason."),
    m: probability("How often two records of one customer agree so far."),
    u: probability("How often two records of different customers do."),
    weight: number(
      "log2(m ÷ u), what the level adds to a pair's weight; levels of which more agreement would weigh less are taken together.",
    ),
  },
});

export const identityFact = table("meta.identity_fact", {
  grain: "One row per fact about how the build joined records.",
  key: ["fact"],
  columns: {
    fact: key("What is told."),
    value: nullable(number("Its value; missing where it is no number.")),
    note: nullable(text("Its value in words; missing where it is a number.")),
  },
});

export const edgeKinds = ["decided", "deterministic", "probabilistic"] as const;
export const doubts = ["uncertain", "different_tax_ids", "too_large", "decided_different"] as const;
export const edgeKind = oneOf(
  edgeKinds,
  "Whether a person said so, a key both carry, or the weight of what agrees.",
);
