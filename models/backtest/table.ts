import {
  count,
  day,
  days,
  flag,
  key,
  nullable,
  number,
  oneOf,
  probability,
  rate,
  share,
  table,
  text,
} from "../../ingest/index.ts";

const originNo = count("Place of the origin, from 1, the oldest.");
const candidate = key(
  "A model, or a rule of thumb: last_year (as in the same window a year before, or in the last such window where there was no year), own_rate (each customer's purchases ÷ age goes on), recent_rate (the same for who bought in the last 90 days, nothing for others), base_rate (the company's one rate for everybody).",
);

export const backtestOrigin = table("score.backtest_origin", {
  grain: "One row per past day from which the purchases that followed are forecast.",
  key: ["origin_no"],
  columns: {
    origin_no: originNo,
    origin_on: day("The origin: forecasts know what was known on this day."),
    horizon: days("Days after it that are held out."),
    season_on: day("The day before the window of the same length a year earlier, or the last one."),
    one_in: count("One customer in so many is compared, picked by a hash of the key."),
  },
});

export const backtestHistory = table("score.backtest_history", {
  grain:
    "One row per origin and kind of customer: those of the same covariates and with the same history as known on the origin, and the same purchases after it.",
  key: ["origin_no", "history_no"],
  columns: {
    origin_no: originNo,
    history_no: count("Place of the kind within its origin, from 1."),
    origin_on: day("The origin."),
    horizon: days("Days after it that are held out."),
    one_in: count("One customer in so many is compared."),
    frequency: count("Repeat purchase days up to the origin, with those that later returns have undone."),
    recency: days("From the first to the last purchase day up to the origin."),
    age: days("From the first purchase day to the origin."),
    covariate_group: count(
      "Number of the group of customers alike in all configured covariates, as they are today; 0 without any.",
    ),
    log_gaps: number("Mean over the customers of the sum of logarithms of days between purchase days."),
    seasonal: count("Purchase days in the window of the same length a year earlier, or the last one."),
    held_out: count("Purchase days in the days held out, as the as-of day knows them."),
    customers: count("Customers of the kind."),
  },
});

export const backtestForecast = table("score.backtest_forecast", {
  grain: "One row per origin and kind of customer.",
  key: ["origin_no", "history_no"],
  columns: {
    origin_no: originNo,
    history_no: count("Place of the kind within its origin, from 1."),
    expected: nullable(
      number(
        "Purchase days expected in the days held out by the model that back-tests chose; missing without.",
      ),
    ),
  },
});

export const trialStates = ["fitted", "at_bound", "refused", "baseline"] as const;

const measures = {
  candidate,
  position: count("Place in the order of preference, from 0; rules of thumb last."),
  is_baseline: flag("Whether it is a rule of thumb and no model."),
  state: oneOf(
    trialStates,
    "Whether it was fitted, ran to a bound, was refused, or needs no fit; over all origins the worst.",
  ),
  reason: nullable(text("Why it was refused or which parameters ran to a bound; missing otherwise.")),
  customers: nullable(count("Customers compared; missing where refused, as all that follows.")),
  actual: nullable(number("Purchase days they made in the days held out.")),
  predicted: nullable(number("Purchase days expected.")),
  bias: nullable(rate("Predicted ÷ actual − 1; missing when none were made.")),
  mae: nullable(number("Mean absolute error a customer.")),
  rmse: nullable(number("Root of the mean squared error.")),
  msle: nullable(number("Mean squared difference of ln(1 + purchase days).")),
  auc: nullable(
    probability(
      "Chance that of two customers the one who bought was expected to buy more, ties half; missing when all or none bought.",
    ),
  ),
  activity_log_loss: nullable(
    number("Mean −ln of the chance given to whether the customer bought; missing for rules of thumb."),
  ),
  log_score: nullable(
    number(
      "Mean ln of the chance given to the number of purchase days that came, higher is better; over all origins the mean of theirs. Missing for rules of thumb.",
    ),
  ),
  correlation: nullable(number("Of expected and actual purchase days; missing where one is constant.")),
  capture: nullable(
    share("Share of the purchase days made by the tenth of customers with the highest expectations."),
  ),
  log_likelihood: nullable(number("Of the histories up to the origin; missing over all origins.")),
  aic: nullable(number("Akaike's information criterion of that fit; lower is better.")),
  bic: nullable(number("Bayesian information criterion of that fit; lower is better.")),
  behind: nullable(
    number(
      "How far the mean log score over all origins is behind the best model's; given in the row of all together, missing for models that are out.",
    ),
  ),
  behind_error: nullable(number("Standard error of that distance.")),
};

export const backtestScore = table("score.backtest", {
  grain: "One row per origin, and over all origins as 0, and candidate.",
  key: ["origin_no", "candidate"],
  columns: { origin_no: count("Place of the origin, from 1; 0 for all together."), ...measures },
});

export const backtest = table("mart.backtest", {
  grain:
    "One row per origin and model or rule of thumb: how well it would have forecast the company's own past, fitted to what was known on the origin.",
  key: ["origin_no", "candidate"],
  columns: {
    origin_no: count("Place of the origin, from 1, the oldest; 0 for all together."),
    origin_on: nullable(day("The origin; missing for all together.")),
    horizon: days("Days after it that are held out."),
    ...measures,
    is_chosen: flag("Whether the build's scores are this model's."),
  },
});

const tenth = {
  candidate,
  decile: count("Tenth of customers by expectation, 1…10, the highest last; equal expectations share one."),
  customers: count("Customers, over all origins."),
  predicted: number("Purchase days expected of them."),
  actual: number("Purchase days they made."),
};

export const backtestDecileScore = table("score.backtest_decile", {
  grain: "One row per candidate and tenth of customers.",
  key: ["candidate", "decile"],
  columns: tenth,
});

export const backtestDecile = table("mart.backtest_decile", {
  grain: "One row per model or rule of thumb and tenth of customers by what it expected, over all origins.",
  key: ["candidate", "decile"],
  columns: { ...tenth, is_chosen: flag("Whether the build's scores are this model's.") },
});
