import {
  count,
  days,
  key,
  nullable,
  number,
  probability,
  reasons,
  share,
  table,
  text,
} from "../../ingest/index.ts";

const part = (doc: string) => probability(doc);

/** What loyalty is made of; the names of the weights are those of the columns, without `_score`. */
const parts = {
  tenure_score: part("Days since the first purchase day ÷ 1825, at most 1."),
  constancy_score: part("Share of the periods since the first purchase day that have a purchase day."),
  recency_score: part(
    "Usual gap ÷ days since the last purchase day, at most 1: 1 until the usual gap has passed, less and less after it. Of who bought once, the median of all usual gaps stands in.",
  ),
  breadth_score: nullable(
    part(
      "Product categories bought to date ÷ those of the customer at nine tenths of all buyers, at most 1; missing when no article has a category.",
    ),
  ),
  advocacy_score: nullable(
    part(
      "Mean satisfaction score, as its place between the lowest and the highest that any customer gave; missing when the customer gave none.",
    ),
  ),
};

const raw = {
  tenure_days: days("From the first purchase day to the as-of day."),
  periods: count("Periods of 91 days back from the as-of day that reach to the first purchase day."),
  active_periods: count("Of them, with a purchase day."),
  days_since_purchase: days("From the last purchase day to the as-of day."),
  usual_gap: nullable(days("The gap that recency is held against; missing while nobody has bought twice.")),
  categories: nullable(count("Product categories bought to date; missing when no article has a category.")),
};

const onceABuyer = {
  grain: "One row per customer with at least one purchase day.",
  key: ["customer_key"] as const,
};

export const loyaltyPart = table("score.loyalty_part", {
  ...onceABuyer,
  columns: { customer_key: key("The customer."), ...parts, ...raw },
});

export const loyalty = table("mart.loyalty", {
  ...onceABuyer,
  columns: {
    customer_key: key("The customer."),
    loyalty: {
      ...nullable(
        number(
          "Loyalty, 0…100: the scores of tenure (weight 20), constancy (weight 30), recency (weight 25), breadth (weight 10) and advocacy (weight 15), over the weights of those that are known. It rises with each of them. Missing with less than 182 days since the first purchase, which is too short to tell.",
        ),
      ),
      bounds: [0, 100] as const,
    },
    scores: count("Scores that are known; the index rests on them."),
    weight_known: share("Their part of all weights."),
    ...parts,
    ...raw,
    reasons: reasons(
      "The score that holds the index up and the one that holds it down, or why there is none.",
    ),
  },
});

export const loyaltyWeight = table("mart.loyalty_weight", {
  grain: "One row per score that loyalty is made of.",
  key: ["score"],
  columns: {
    score: key("The score, by its column of mart.loyalty without _score."),
    weight: number("Weight; all add up to 100."),
    meaning: text("Why it is counted."),
  },
});
