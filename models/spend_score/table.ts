import { day, key, money, oneOf, reasons, table } from "../../ingest/index.ts";

/** What a purchase day is worth, by the Gamma-Gamma model. */
export const spendScore = table("mart.spend_score", {
  grain: "One row per customer with at least one purchase day.",
  key: ["customer_key"],
  columns: {
    customer_key: key("The customer."),
    as_of: day("The day the scores hold for."),
    model: oneOf(
      ["gamma_gamma", "population_mean"],
      "The model that gave the score; the population mean when the model could not be fitted.",
    ),
    expected_spend: money("Conditional expected net spend per purchase day."),
    reasons: reasons("What the expectation rests on."),
  },
});
