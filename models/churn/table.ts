import { day, days, key, money, oneOf, probability, reasons, table } from "../../ingest/index.ts";
import { transactionModels } from "../transaction_score/table.ts";

export const churn = table("mart.churn", {
  grain: "One row per customer with at least one purchase day.",
  key: ["customer_key"],
  columns: {
    customer_key: key("The customer."),
    as_of: day("The day the score holds for."),
    model: oneOf(
      transactionModels,
      "The model that gave the score; the company's pooled purchase rate when the configured one could not be fitted.",
    ),
    horizon: days("H: days ahead that are looked at."),
    churn_probability: probability("Probability of no purchase in the next H days."),
    revenue_at_risk: money(
      "Churn probability times the expected net revenue over the H days if the customer stays active.",
    ),
    reasons: reasons("Why the probability is high or low."),
  },
});
