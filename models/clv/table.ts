import {
  day,
  days,
  key,
  money,
  nullable,
  number,
  oneOf,
  rate,
  reasons,
  share,
  table,
  text,
} from "../../ingest/index.ts";

const onceAPurchaseDay = {
  grain: "One row per customer with at least one purchase day.",
  key: ["customer_key"] as const,
};

export const clv = table("mart.clv", {
  ...onceAPurchaseDay,
  columns: {
    customer_key: key("The customer."),
    as_of: day("The day the value holds for."),
    model: text("The transaction and spend models it is composed of."),
    horizon: days("Days ahead that are counted."),
    discounting: oneOf(
      ["continuous", "monthly", "yearly"],
      "Whether a purchase is discounted from its own day, or from the end of its month or year ahead.",
    ),
    discount_rate: rate("Yearly discount rate applied."),
    expected_orders: number("Expected purchase days over the horizon, not discounted."),
    expected_spend: money("Expected net spend per purchase day."),
    margin: share(
      "Contribution as a share of net revenue that was applied to this customer: its own to date, after adding the contribution and net revenue of the company's mean customer to both; kept within 0…1.",
    ),
    clv: money("Discounted expected contribution over the horizon: discounted orders × spend × margin."),
    clv_p10: nullable(
      money(
        "Tenth percentile of the discounted contribution over the horizon, parameters as fitted; missing where the spend model gives no spread.",
      ),
    ),
    clv_p90: nullable(
      money("Ninetieth percentile of it; missing where the tenth is, or beyond every amount."),
    ),
    reasons: reasons("What drives the value: the factors furthest from the company's mean first."),
  },
});

/** Percentiles of spend that those of lifetime value are made of; not published. */
export const clvSpend = table("score.clv_spend", {
  ...onceAPurchaseDay,
  columns: {
    customer_key: key("The customer."),
    spend_p10: nullable(number("Tenth percentile of net spend over the horizon, not discounted.")),
    spend_p90: nullable(number("Ninetieth percentile of it.")),
  },
});
