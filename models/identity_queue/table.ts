import {
  count,
  identity,
  key,
  money,
  nullable,
  number,
  oneOf,
  probability,
  reasons,
  table,
  text,
} from "../../ingest/index.ts";

export const identityQueue = table("mart.identity_queue", {
  grain: "One row per pair of customers that may be one and wait for a person to say so.",
  key: ["customer_key", "other_key"],
  columns: {
    customer_key: key("One customer."),
    other_key: key("The other."),
    place: count("Place in the queue, from 1: the most money at stake first."),
    name: nullable(text("Name of the one.")),
    other_name: nullable(text("Name of the other.")),
    alias_key: key("The id of the one that the pair was found by."),
    other_alias_key: key("The id of the other."),
    doubt: oneOf(
      identity.doubts,
      "Why they were not joined: too uncertain, different tax numbers, too many records at once, or a decision about others of their records.",
    ),
    weight: nullable(
      number(
        "log2 of how much likelier what they share is for one customer than for two; missing for a decision.",
      ),
    ),
    probability: nullable(probability("Probability that both are one customer; missing for a decision.")),
    net_revenue: money("Net revenue to date of both."),
    open_pipeline: money("Amount of the open opportunities of both."),
    money_at_stake: money("Net revenue + open pipeline."),
    reasons: reasons("What speaks for and against it, the heaviest first."),
  },
});
