import { count, key, money, nullable, oneOf, share, table } from "../../ingest/index.ts";

export const customerMix = table("mart.customer_mix", {
  grain:
    "One row per customer and product category, and per customer and brand, of which lines name one; lines without one are a row too.",
  key: ["customer_key", "dimension", "name"],
  columns: {
    customer_key: key("The customer."),
    dimension: oneOf(["category", "brand"], "What the customer's revenue is divided by."),
    name: key("The category or brand; empty for lines whose article has none, and for fees and adjustments."),
    articles: count("Different articles of it that the customer has bought."),
    net_revenue: money("Net revenue to date."),
    net_revenue_365: money("Net revenue of the 365 days up to the as-of day."),
    share: nullable(
      share(
        "Of the customer's net revenue to date; the shares of a dimension sum to 1. Missing, as the state says, where that is not positive.",
      ),
    ),
    share_365: nullable(
      share(
        "Of the customer's net revenue of the 365 days; the shares of a dimension sum to 1. Missing where that is not positive.",
      ),
    ),
    state: oneOf(
      ["complete", "no_revenue_365", "no_revenue"],
      "Whether both shares are known, or the customer's net revenue of the 365 days, or to date, is not positive.",
    ),
  },
});
