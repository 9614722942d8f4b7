import { day, flag, key, money, number, oneOf, reasons, share, table } from "../../ingest/index.ts";

const onceAPurchaseDay = {
  grain: "One row per customer with at least one purchase day.",
  key: ["customer_key"] as const,
};

/** What a purchase day is worth, by the Gamma-Gamma model. */
export const spendScore = table("mart.spend_score", {
  ...onceAPurchaseDay,
  columns: {
    customer_key: key("The customer."),
    as_of: day("The day the scores hold for."),
    model: oneOf(
      ["gamma_gamma", "population_mean"],
      "The model that gave the score; the population mean when the model could not be fitted.",
    ),
    expected_spend: money(
      "Conditional expected net spend per purchase day; under the population mean, net spend of all customers ÷ their purchase days.",
    ),
    reasons: reasons("What the expectation rests on."),
  },
});

/** The numbers that spend scores and lifetime value are made of; not published. */
export const spend = table("score.spend", {
  ...onceAPurchaseDay,
  columns: {
    customer_key: key("The customer."),
    expected_spend: number("Conditional expected net spend per purchase day, in base currency."),
    population_spend: number("What is expected of a customer of whom nothing is known."),
    own_weight: share("Weight of the customer's own mean against the population's; 0 without one."),
    is_fallback: flag("Whether the population mean stands in for the model."),
  },
});
