import {
  count,
  day,
  flag,
  key,
  nullable,
  number,
  oneOf,
  probability,
  reasons,
  share,
  table,
} from "../../ingest/index.ts";

const onceABuyer = {
  grain: "One row per customer with at least one purchase day; none unless models.renewals is configured.",
  key: ["customer_key"] as const,
};

const customerKey = key("The customer.");
const periods = count("n: whole periods after that of the first purchase, up to the as-of day.");
const frequency = count("x: those of them with a purchase day.");
const recency = count("t_x: the last of them with a purchase day, counted from 1; 0 without one.");
const period = count("The period, counted from that of the first purchase, which is 0.");
const renewals = count("Periods in a row, from the first after the first purchase's, with a purchase day.");

/** Each customer's periods; not published. */
export const renewalHistory = table("score.renewal_history", {
  ...onceABuyer,
  columns: { customer_key: customerKey, periods, frequency, recency, renewals },
});

const onceAPeriod = {
  grain: "One row per period after the first purchase's, as far as was seen and a horizon beyond.",
  key: ["period"] as const,
};

const lost = count("Customers who were there through the period before and had no purchase day in this one.");
const censored = count(
  "Customers who had a purchase day in the period and of whom no later whole period is known.",
);

/** What the models of renewals are fitted to; not published. */
export const renewalCount = table("score.renewal_count", {
  ...onceAPeriod,
  columns: { period, lost, censored },
});

const observed = {
  at_risk: count("Customers who were there through the period before and of whom this period is known."),
  observed_retention: nullable(share("Share of them who renewed; missing without any.")),
  observed_survival: nullable(
    share("Observed retention of all periods so far, multiplied; missing without customers at risk."),
  ),
};

const projected = {
  sbg_retention: nullable(
    probability("Retention as the sBG model fits and projects it; missing without a fit."),
  ),
  sbg_survival: nullable(
    probability("Share of a cohort that the sBG model leaves after the period; missing without a fit."),
  ),
  bdw_retention: nullable(
    probability("Retention as the beta-discrete-Weibull model fits and projects it; missing without a fit."),
  ),
  bdw_survival: nullable(
    probability(
      "Share of a cohort that the beta-discrete-Weibull model leaves after the period; missing without a fit.",
    ),
  ),
  is_held_out: flag("Whether the period was kept from the fits that the next two columns are of."),
  sbg_survival_held_out: nullable(
    probability(
      "Survival by the sBG model fitted to the periods that are not held out; missing without hold-out.",
    ),
  ),
  bdw_survival_held_out: nullable(
    probability(
      "Survival by the beta-discrete-Weibull model fitted to the periods that are not held out; missing without hold-out.",
    ),
  ),
};

/** What the models make of each period; not published. */
export const renewalCurve = table("score.renewal_curve", {
  ...onceAPeriod,
  columns: {
    period,
    ...observed,
    ...projected,
    retention: nullable(probability("Retention by the model of the lower AIC.")),
    residual_lifetime: nullable(number("DERL of a customer about to renew in this period, by that model.")),
  },
});

/** Observed and projected renewals. */
export const renewal = table("mart.renewal", {
  ...onceAPeriod,
  columns: { period, lost, censored, ...observed, ...projected },
});

const pattern = { periods, frequency, recency };

/** The distinct histories; not published. */
export const renewalPattern = table("score.renewal_pattern", {
  grain: "One row per distinct history of periods.",
  key: ["periods", "frequency", "recency"],
  columns: { ...pattern, customers: count("Customers with this history.") },
});

/** What BG/BB makes of each history; not published. */
export const renewalAlive = table("score.renewal_alive", {
  grain: "One row per distinct history of periods.",
  key: ["periods", "frequency", "recency"],
  columns: {
    ...pattern,
    p_alive: nullable(probability("Probability of being active in the last whole period.")),
    expected_periods: nullable(number("Expected periods with a purchase day over the horizon.")),
  },
});

/** The models of renewals that a score may come from. */
export const renewalModels = ["sbg", "beta_discrete_weibull"] as const;

export const renewalScore = table("mart.renewal_score", {
  ...onceABuyer,
  columns: {
    customer_key: customerKey,
    as_of: day("The day the scores hold for."),
    model: nullable(
      oneOf(renewalModels, "The model of renewals with the lower AIC; missing when none could be fitted."),
    ),
    periods,
    frequency,
    recency,
    renewals,
    is_on: flag("Whether the customer has renewed in every whole period so far."),
    retention_probability: nullable(
      probability(
        "Probability of renewing in the next period; 0 once a period has gone by without a purchase day, missing when no model could be fitted.",
      ),
    ),
    residual_lifetime: nullable(
      number(
        "DERL: discounted expected renewals still to come, the next one not discounted; 0 once a period has gone by without a purchase day, missing when no model could be fitted or the sum is infinite.",
      ),
    ),
    p_alive: nullable(
      probability(
        "Probability by the BG/BB model, which lets customers skip periods, of being active in the last whole period; missing when it could not be fitted.",
      ),
    ),
    expected_periods: nullable(
      number(
        "Periods with a purchase day that the BG/BB model expects over the configured horizon; missing when it could not be fitted.",
      ),
    ),
    reasons: reasons("Why the probability is high or low."),
  },
});
