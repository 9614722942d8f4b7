import {
  count,
  day,
  days,
  flag,
  key,
  nullable,
  number,
  reasons,
  share,
  table,
  text,
} from "../../ingest/index.ts";

const customerKey = key("The customer.");
const productKey = key("The article.");
const lastBought = day("Last day on which the customer bought it.");
const usualGap = days("Median gap between the days on which the customer bought it.");

/** The rhythm of customers who have bought an article on three days or more; not published. */
export const productRhythm = table("score.product_rhythm", {
  grain: "One row per customer and article bought on three days or more; at most fifty articles a customer.",
  key: ["customer_key", "product_key"],
  columns: {
    customer_key: customerKey,
    product_key: productKey,
    product_no: count("The article's place in the order of keys, from 0."),
    last_bought_on: lastBought,
    days_since: count("From it to the as-of day."),
    gaps: count("Gaps between those days."),
    usual_gap: usualGap,
    mean_log: number("Mean of the logarithms of the gaps in days."),
    log_spread: number("Sum of squares of the logarithms about their mean."),
  },
});

export const productRhythmScore = table("score.next_order_product", {
  grain: "One row per customer and article bought on three days or more.",
  key: ["customer_key", "product_key"],
  columns: {
    customer_key: customerKey,
    product_key: productKey,
    expected_gap: days("Median of the next gap, as expected on the last day."),
    gap_p90: days("Its ninetieth percentile."),
    next_p10: days(
      "Days after the last one by which one in ten has bought again, of those who have not by now.",
    ),
    next_p50: days("By which half have."),
    next_p90: days("By which nine in ten have."),
    article_gap: days("Median gap of the article over all customers."),
    own_weight: share("Weight of the customer's own gaps."),
  },
});

export const nextOrderProduct = table("mart.next_order_product", {
  grain:
    "One row per customer and article bought on three days or more; of a customer's articles the fifty bought on the most days.",
  key: ["customer_key", "product_key"],
  columns: {
    customer_key: customerKey,
    product_key: productKey,
    product_name: nullable(text("The article's name.")),
    as_of: day("The day the forecast is made on."),
    purchase_days: count("Days on which the customer bought it."),
    last_bought_on: lastBought,
    days_since: days("From the last day on which the customer bought it to the as-of day."),
    usual_gap: usualGap,
    expected_gap: days(
      "Median of the gap expected after the last day: the customer's own rhythm, drawn towards the article's the fewer gaps are known.",
    ),
    expected_on: nullable(
      day(
        "Median day of the next purchase of it, if the customer still buys it; missing when it is more than ten years off.",
      ),
    ),
    p10_on: nullable(
      day(
        "Day by which one in ten such customers has bought it again; missing when more than ten years off.",
      ),
    ),
    p90_on: nullable(
      day(
        "Day by which nine in ten such customers have bought it again; missing when more than ten years off.",
      ),
    ),
    own_weight: share("Weight of the customer's own gaps in the forecast, 0…1; the article's have the rest."),
    is_overdue: flag(
      "Whether the customer is past the ninetieth percentile of the gap, as expected on its last day.",
    ),
    reasons: reasons("What the forecast rests on."),
  },
});
