import {
  count,
  day,
  days,
  key,
  money,
  nullable,
  number,
  oneOf,
  reasons,
  share,
  table,
  text,
} from "../../ingest/index.ts";

const levels = ["total", "tier", "rfm_segment"] as const;
const level = oneOf(levels, "Whether of all customers, or of one tier or RFM segment.");
const name = text("The tier or segment; all for the total.");

/** Sums of expectations with intervals that know the parameters to be estimates. */
export const forecastInterval = table("mart.forecast_interval", {
  grain:
    "One row for all customers with a purchase day, one per tier and one per RFM segment that has any; none without customers.",
  key: ["level", "name"],
  columns: {
    level,
    name,
    as_of: day("The day the forecast holds for."),
    model: text("The transaction and spend models it is composed of."),
    horizon: days("Days ahead that are counted."),
    customers: count("Customers with at least one purchase day."),
    expected_orders: number("Sum of their conditional expected purchase days over the horizon."),
    orders_p10: number(
      "Tenth percentile of their purchase days over the horizon: log-normal, with the variance that chance and the uncertainty of the parameters give the sum.",
    ),
    orders_p90: number("Ninetieth percentile of them."),
    orders_parameter_share: share(
      "Share of the variance of their purchase days that comes from not knowing the parameters exactly.",
    ),
    clv: money("Sum of their lifetime values; of all customers it is the customer equity."),
    clv_p10: nullable(
      money(
        "Tenth percentile of their discounted contribution over the horizon, found in the same way; missing where the spend model gives no spread.",
      ),
    ),
    clv_p90: nullable(money("Ninetieth percentile of it; missing where the tenth is.")),
    clv_parameter_share: nullable(
      share("Share of the variance of their contribution that comes from the parameters; missing with it."),
    ),
    covers: oneOf(
      ["chance_and_parameters", "chance"],
      "What the intervals cover; chance alone where the fits could not say how sure their parameters are.",
    ),
    reasons: reasons("What the intervals rest on."),
  },
});

/** Every group of customers that is summed up; not published. */
export const forecastGroup = table("score.forecast_group", {
  grain: "One row per level and name.",
  key: ["level", "name"],
  columns: { level, name, place: count("Its number, from 0.") },
});

/** What the sums are taken over; not published. */
export const forecastMember = table("score.forecast_member", {
  grain: "One row per customer with at least one purchase day.",
  key: ["customer_key"],
  columns: {
    customer_key: key("The customer."),
    frequency: count("Repeat purchase days."),
    recency: days("From the first to the last purchase day."),
    age: days("From the first purchase day to the as-of day."),
    monetary: nullable(money("Mean net spend per repeat purchase day.")),
    covariate_group: count("Number of the group of customers alike in all configured covariates."),
    p_alive: number("Probability that the customer is still active."),
    expected_orders: number("Conditional expected purchase days over the horizon."),
    discounted_orders: number("The same, discounted."),
    expected_spend: number("Expected net spend per purchase day."),
    margin: share("Contribution as a share of net revenue."),
    total_place: count("Place of the group of all."),
    tier_place: nullable(count("Place of its tier's group.")),
    segment_place: nullable(count("Place of its RFM segment's group.")),
  },
});

/** The sums; not published. */
export const forecastTotal = table("score.forecast_total", {
  grain: "One row per group.",
  key: ["place"],
  columns: {
    place: count("The group."),
    customers: count("Customers in it."),
    expected_orders: number("Sum of expected purchase days."),
    orders_p10: number("Tenth percentile."),
    orders_p90: number("Ninetieth percentile."),
    orders_parameter_share: share("Share of the variance that comes from the parameters."),
    clv: number("Sum of lifetime values."),
    clv_p10: nullable(number("Tenth percentile.")),
    clv_p90: nullable(number("Ninetieth percentile.")),
    clv_parameter_share: nullable(share("Share of the variance that comes from the parameters.")),
    covers: forecastInterval.columns.covers,
    is_shrunk: nullable(count("Customers behind a fit that a weak prior helped out; missing without one.")),
    is_cut: count("1 where spend differs so widely that the interval leaves its extremes out, else 0."),
  },
});
