import {
  count,
  covariateModelId,
  day,
  days,
  flag,
  key,
  nullable,
  number,
  oneOf,
  probability,
  reasons,
  table,
  transactionModelIds,
} from "../../ingest/index.ts";

/** The candidates, and what stands in while there is too little data for them. */
export const transactionModels = [...transactionModelIds, covariateModelId, "pooled_rate"] as const;

const onceAPurchaseDay = {
  grain: "One row per customer with at least one purchase day.",
  key: ["customer_key"] as const,
};

/** How many purchase days to expect, by the transaction model that the build took. */
export const transactionScore = table("mart.transaction_score", {
  ...onceAPurchaseDay,
  columns: {
    customer_key: key("The customer."),
    as_of: day("The day the scores hold for."),
    model: oneOf(
      transactionModels,
      "The model that gave the scores; the company's pooled purchase rate when none could be fitted.",
    ),
    p_alive: probability(
      "Probability that the customer is still active on the as-of day; under the pooled rate 1 within the lapse days and 0 after.",
    ),
    expected_orders_30: number("Conditional expected purchase days in the next 30 days."),
    expected_orders_90: number("Conditional expected purchase days in the next 90 days."),
    expected_orders_365: number("Conditional expected purchase days in the next 365 days."),
    horizon: days("Days ahead that expected orders, their percentiles and discounted orders count."),
    expected_orders: number("Conditional expected purchase days over the horizon."),
    orders_p10: count(
      "Tenth percentile of the purchase days over the horizon: with nine chances in ten there are at least as many.",
    ),
    orders_p50: count("Median of the purchase days over the horizon."),
    orders_p90: count(
      "Ninetieth percentile of the purchase days over the horizon: with nine chances in ten there are no more.",
    ),
    discounted_orders: number("Discounted expected purchase days over the horizon."),
    days_since_purchase: days("From the last purchase day to the as-of day."),
    usual_gap: nullable(
      days("The customer's mean gap between purchase days; missing without a repeat purchase."),
    ),
    reasons: reasons("Why the probability is high or low."),
  },
});

/** The numbers that transaction scores, lifetime value, churn and next orders are made of; not published. */
export const transactions = table("score.transactions", {
  ...onceAPurchaseDay,
  columns: {
    customer_key: key("The customer."),
    p_alive: probability("Probability that the customer is still active on the as-of day."),
    expected_orders_30: number("Conditional expected purchase days in the next 30 days."),
    expected_orders_90: number("Conditional expected purchase days in the next 90 days."),
    expected_orders_365: number("Conditional expected purchase days in the next 365 days."),
    expected_orders: number("Conditional expected purchase days over the configured horizon."),
    orders_p10: count("Tenth percentile of the purchase days over the configured horizon."),
    orders_p50: count("Their median."),
    orders_p90: count("Their ninetieth percentile."),
    discounted_orders: number(
      "Conditional expected purchase days over the configured horizon, each discounted to the as-of day.",
    ),
    no_purchase_probability: probability("Probability of no purchase day in the churn days ahead."),
    orders_if_alive: number(
      "Expected purchase days in the churn days ahead if the customer is still active.",
    ),
    next_p10: nullable(
      days("Days until one in ten such customers, if active, has bought again; missing when none will."),
    ),
    next_p50: nullable(days("Days until half of them have.")),
    next_p90: nullable(days("Days until nine in ten of them have.")),
    gap_p90: nullable(
      days(
        "Ninetieth percentile of the customer's next gap, as expected on its last purchase day; missing when no further purchase was.",
      ),
    ),
    dropout: nullable(
      probability(
        "Probability that a new customer has left a year after the first purchase, as fitted; missing under the pooled rate.",
      ),
    ),
    is_fallback: flag("Whether the pooled rate stands in for a fitted model."),
  },
});
