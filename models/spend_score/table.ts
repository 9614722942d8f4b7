import { day, flag, key, money, number, oneOf, reasons, share, table } from "../../ingest/index.ts";

const onceAPurchaseDay = {
  grain: "One row per customer with at least one purchase day.",
  key: ["customer_key"] as const,
};

/** What a purchase day is worth, by the Gamma-Gamma model or the one in which spend depends on frequency. */
export const spendScore = table("mart.spend_score", {
  ...onceAPurchaseDay,
  columns: {
    customer_key: key("The customer."),
    as_of: day("The day the scores hold for."),
    model: oneOf(
      ["gamma_gamma", "spend_by_frequency", "population_mean"],
      "The model that gave the score: spend by frequency where a test finds that spend depends on how often a customer buys, the population mean where none could be fitted.",
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
    population_spend: number(
      "What is expected of a customer whose spend is not known; of one who buys as often where that matters.",
    ),
    own_weight: share("Weight of the customer's own mean against the population's; 0 without one."),
    is_mean_observed: flag(
      "Whether the mean seen stands in for the model's mean over customers, which does not exist.",
    ),
    is_fallback: flag("Whether the population mean stands in for the model."),
  },
});
