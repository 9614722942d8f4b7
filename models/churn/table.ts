import {
  count,
  day,
  days,
  flag,
  key,
  money,
  nullable,
  number,
  oneOf,
  probability,
  reasons,
  share,
  table,
} from "../../ingest/index.ts";
import { calibrators } from "../learners/calibration/calibrator.ts";
import { transactionModels } from "../transaction_score/table.ts";
import { candidates } from "./judge.ts";
import { learners } from "./learner.ts";
import { featureNames, themes } from "./themes.ts";

export const churn = table("mart.churn", {
  grain: "One row per customer with at least one purchase day.",
  key: ["customer_key"],
  columns: {
    customer_key: key("The customer."),
    as_of: day("The day the score holds for."),
    model: oneOf(
      [...learners, ...transactionModels],
      "The model that gave the probability: the learner that judged best on the newest cut-off it had not seen, or the transaction model where that did, or where there was too little to learn from.",
    ),
    horizon: days("H: days ahead that are looked at."),
    churn_probability: probability("Probability of no purchase in the next H days."),
    purchase_model_probability: probability(
      "The same by the transaction model alone, which knows nothing but purchase days.",
    ),
    revenue_at_risk: money(
      "Churn probability times the expected net revenue over the H days if the customer stays active.",
    ),
    reasons: reasons("Why the probability is high or low."),
  },
});

const candidate = oneOf(
  candidates,
  "Logistic regression; gradient-boosted trees; the transaction model; the share of those who did or did not buy in the last 90 days; everybody's share.",
);

const comparison = {
  grain: "One row per way of forecasting churn that was judged in the build.",
  key: ["candidate"] as const,
  columns: {
    candidate,
    is_chosen: flag("Whether it gives the published probability."),
    learnt_cut_offs: count(
      "Past days whose customers it learnt from; the purchase model and the shares too.",
    ),
    judged_on: day("The day from which it was judged; all that it learnt had come by then."),
    label_days: days("Days after that in which a purchase was looked for."),
    customers: count("Customers whom it was judged on."),
    lost_share: share("Share of them who did not buy."),
    log_loss: number("Mean -ln of the probability given to what came; lower is better."),
    brier: number("Mean squared error of the probability; lower is better."),
    auc: nullable(
      number(
        "Chance that a customer who did not buy had the higher probability; missing when all fared alike.",
      ),
    ),
    calibration_slope: nullable(
      number("Slope of outcomes on forecast log-odds; 1 is perfect; missing when forecasts are all alike."),
    ),
    calibration_intercept: nullable(number("Intercept of the same line; 0 is perfect.")),
    calibrator: nullable(
      oneOf(calibrators, "How the learner's margins were made probabilities; missing for the others."),
    ),
  },
};

export const churnComparison = table("mart.churn_comparison", comparison);
export const churnComparisonScore = table("score.churn_comparison", comparison);

const calibration = {
  grain: "One row per way of forecasting churn and tenth of the customers judged on, by forecast.",
  key: ["candidate", "decile"] as const,
  columns: {
    candidate,
    decile: count("1 for the lowest forecasts to 10 for the highest; fewer with few customers."),
    customers: count("Customers."),
    predicted: probability("Mean forecast probability of no purchase."),
    observed: share("Share of them who did not buy."),
  },
};

export const churnCalibration = table("mart.churn_calibration", calibration);
export const churnCalibrationScore = table("score.churn_calibration", calibration);

export const directions = ["raises", "lowers", "mixed"] as const;

const driver = {
  grain: "One row per learner and feature.",
  key: ["model", "feature"] as const,
  columns: {
    model: oneOf(learners, "The learner."),
    feature: oneOf(featureNames, "What is known of a customer on a day."),
    theme: oneOf(themes, "What the feature is about; reasons name themes."),
    weight: number(
      "Mean absolute contribution to the log-odds of no purchase, over customers on the as-of day.",
    ),
    share: share("Part of the weights of all features."),
    direction: oneOf(
      directions,
      "Whether more of it raises or lowers the probability; mixed where neither is clear.",
    ),
    is_chosen: flag("Whether the learner gives the published probability."),
  },
};

export const churnDriver = table("mart.churn_driver", driver);
export const churnDriverScore = table("score.churn_driver", driver);

/** What the learners say of each row they read; not published. */
export const churnScore = table("score.churn", {
  grain: "One row per cut-off and customer with a purchase before it.",
  key: ["cut_off", "customer_key"],
  columns: {
    cut_off: day("The day on which it was said."),
    customer_key: key("The customer."),
    churn_probability: nullable(
      probability("By the learner chosen; missing where none is, and before the as-of day."),
    ),
    logistic: nullable(
      probability(
        "By logistic regression: out of time on the newest labelled cut-off, final on the as-of day.",
      ),
    ),
    gradient_boosting: nullable(probability("The same by gradient-boosted trees.")),
    first_theme: nullable(
      number("Place of the theme that says most, negative where it lowers the probability."),
    ),
    second_theme: nullable(number("The next.")),
    third_theme: nullable(number("The one after.")),
  },
});
