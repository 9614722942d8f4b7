import { count, day, days, key, money, nullable, number, oneOf, reasons, table } from "../../ingest/index.ts";

/** The usual eleven, in order of what they are worth. */
export const rfmSegments = [
  "champions",
  "loyal",
  "potential_loyalist",
  "new_customers",
  "promising",
  "need_attention",
  "about_to_sleep",
  "cannot_lose",
  "at_risk",
  "hibernating",
  "lost",
] as const;

const score = (doc: string) => ({ ...count(doc), bounds: [1, 5] as const });

export const rfmSegment = table("mart.rfm_segment", {
  grain: "One row per customer with at least one purchase day.",
  key: ["customer_key"],
  columns: {
    customer_key: key("The customer."),
    as_of: day("The day the scores hold for."),
    days_since_purchase: days("From the last purchase day to the as-of day."),
    purchase_days: count("Purchase days to date."),
    net_spend: money("Net spend to date, net of returns."),
    r: score(
      "Recency score, 5 = bought most recently; near-equal fifths in which equal values share a score.",
    ),
    f: score(
      "Frequency score, 5 = bought on the most days; near-equal fifths in which equal values share a score.",
    ),
    m: score("Monetary score, 5 = spent the most; near-equal fifths in which equal values share a score."),
    segment: oneOf(rfmSegments, "Segment of the (R, F and M) cell; every cell belongs to exactly one."),
    reasons: reasons("Why the customer is in this segment."),
  },
});

export const rfmCut = table("mart.rfm_cut", {
  grain: "One row per measure and score: the cut points that this build used.",
  key: ["measure", "score"],
  columns: {
    measure: oneOf(["recency", "frequency", "monetary"], "What is scored."),
    score: score("The score."),
    lowest: number("Smallest value with this score (days, purchase days or base currency)."),
    highest: number("Largest value with this score."),
    customers: count("Customers with this score."),
  },
});

export const rfmCell = table("mart.rfm_cell", {
  grain: "One row per recency and frequency score.",
  key: ["r", "f"],
  columns: {
    r: score("Recency score."),
    f: score("Frequency score."),
    segment: nullable(
      oneOf(rfmSegments, "The segment with most customers in the cell; missing when it is empty."),
    ),
    customers: count("Customers in the cell; 0 when it is empty."),
    net_spend: money("Their net spend to date."),
  },
});
