import {
  count,
  day,
  days,
  flag,
  key,
  money,
  nullable,
  number,
  oneOf,
  reasons,
  table,
  text,
} from "../../ingest/index.ts";

/** The usual eleven, in order of what they are worth; a company may set its own. */
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

const measure = oneOf(["recency", "frequency", "monetary"], "What is scored.");
const method = oneOf(
  ["fifths", "quantile", "amount"],
  "Whether scores are near-equal fifths, or cut at quantiles or at configured amounts.",
);
const score = (doc: string) => ({ ...count(doc), bounds: [1, 5] as const });

export const rfmSegment = table("mart.rfm_segment", {
  grain: "One row per customer with at least one purchase day.",
  key: ["customer_key"],
  columns: {
    customer_key: key("The customer."),
    as_of: day("The day the scores hold for."),
    days_since_purchase: days("From the last purchase day to the as-of day."),
    purchase_days: count("Purchase days to date."),
    orders: count("Orders to date whose sale lines have a positive net value."),
    net_spend: money("Net spend to date, net of returns."),
    r: score(
      "Recency score, the highest = bought most recently; near-equal fifths in which equal values share a score, or by the configured cuts.",
    ),
    f: score(
      "Frequency score, the highest = bought most often; near-equal fifths in which equal values share a score, or by the configured cuts.",
    ),
    m: score(
      "Monetary score, the highest = spent the most; near-equal fifths in which equal values share a score, or by the configured cuts.",
    ),
    segment: text(
      "Segment of the (R, F and M) cell; every cell belongs to exactly one, by the first rule of mart.rfm_rule that holds.",
    ),
    reasons: reasons("Why the customer is in this segment."),
  },
});

export const rfmCut = table("mart.rfm_cut", {
  grain: "One row per measure and score: the cut points that this build used.",
  key: ["measure", "score"],
  columns: {
    measure,
    score: score("The score; the highest is the best."),
    rank: score("The same counted the other way, for readers to whom 1 is the best."),
    method,
    cut_from: nullable(
      number("Where the score's values begin; missing for fifths and for the end that is open."),
    ),
    cut_to: nullable(
      number("Where the score's values end; missing for fifths and for the end that is open."),
    ),
    includes_from: flag(
      "Whether a value equal to where the score's values begin has this score; else one equal to where they end has.",
    ),
    lowest: nullable(
      number(
        "Smallest value with this score (days, purchase days or orders, base currency); missing without one.",
      ),
    ),
    highest: nullable(number("Largest value with this score; missing without one.")),
    customers: count("Customers with this score."),
  },
});

export const rfmRule = table("mart.rfm_rule", {
  grain: "One row per rule that names a segment, in the order in which they are tried.",
  key: ["place"],
  columns: {
    place: count("Place in the order, from 1; the first rule that holds names the segment."),
    segment: text("The segment's name."),
    r_from: score("Lowest recency score that it takes."),
    r_to: score("Highest recency score that it takes."),
    f_from: score("Lowest frequency score that it takes."),
    f_to: score("Highest frequency score that it takes."),
    m_from: score("Lowest monetary score that it takes."),
    m_to: score("Highest monetary score that it takes."),
  },
});

export const rfmCell = table("mart.rfm_cell", {
  grain: "One row per recency and frequency score.",
  key: ["r", "f"],
  columns: {
    r: score("Recency score."),
    f: score("Frequency score."),
    segment: nullable(text("The segment with most customers in the cell; missing when it is empty.")),
    customers: count("Customers in the cell; 0 when it is empty."),
    net_spend: money("Their net spend to date."),
  },
});

/** The steps between; none of them published. */

export const rfmCustomer = table("score.rfm_customer", {
  grain: "One row per customer with at least one purchase day.",
  key: ["customer_key"],
  columns: {
    customer_key: key("The customer."),
    days_since_purchase: count("From the last purchase day to the as-of day."),
    purchase_days: count("Purchase days to date."),
    orders: count("Orders to date."),
    counted: count("Whichever of the two frequency counts."),
    net_spend: money("Net spend to date."),
  },
});

export const rfmValue = table("score.rfm_value", {
  grain: "One row per measure and value that a customer has.",
  key: ["measure", "value"],
  columns: {
    measure,
    value: money("The value, in days, purchases or base currency."),
    customers: count("Customers who have it."),
  },
});

export const rfmEdge = table("score.rfm_edge", {
  grain: "One row per cut of a measure that is cut at quantiles or amounts.",
  key: ["measure", "place"],
  columns: {
    measure,
    method,
    parts: count("Scores of the measure."),
    place: count("Place of the cut from the smallest value, from 1."),
    edge: number("Where it lies."),
    is_above: flag("Whether a value equal to the cut is in the part above it."),
  },
});

export const rfmScore = table("score.rfm_score", {
  grain: "One row per measure and value that a customer has.",
  key: ["measure", "value"],
  columns: { ...rfmValue.columns, score: score("Its score.") },
});
