import { churnFeature as reads } from "../churn_feature/table.ts";
import { knownCovariates } from "../covariates/known.ts";
import { estimator, type Fit } from "../model.ts";
import type { TransactionParams } from "../transaction_score/fitted.ts";
import { type ChurnParams, fitChurn } from "./fit.ts";
import { scoreChurn } from "./score.ts";
import { calibrationColumns, comparisonColumns, driverColumns } from "./summaries.ts";
import * as tables from "./table.ts";

export const churnEstimator = estimator({
  name: "churn",
  doc: "Who will not buy in the next H days, learnt from what was known of customers on past days: purchases, complaints, contacts, payments, products, season. Logistic regression and boosted trees are judged beside the transaction model on the newest past day, which none of them had seen, and the best is taken.",
  papers: [
    "le Cessie & van Houwelingen 1992, Ridge Estimators in Logistic Regression, Applied Statistics 41(1)",
    "Chen & Guestrin 2016, XGBoost: A Scalable Tree Boosting System, KDD",
    "Lundberg et al. 2020, From Local Explanations to Global Understanding with Explainable AI for Trees, Nature Machine Intelligence 2",
    "Zadrozny & Elkan 2002, Transforming Classifier Scores into Accurate Multiclass Probability Estimates, KDD",
  ],
  reads,
  writes: tables.churnScore,
  uses: ["transactions", "covariates"],

  fit: (frame, context, fits): Fit<ChurnParams> =>
    fitChurn(frame, context, fits.transactions as Fit<TransactionParams>, knownCovariates(fits)),

  score: ({ params }, { rows }) => scoreChurn(params, rows),

  summaries: [
    { writes: tables.churnComparisonScore, columns: ({ params }) => comparisonColumns(params) },
    { writes: tables.churnCalibrationScore, columns: ({ params }) => calibrationColumns(params) },
    { writes: tables.churnDriverScore, columns: ({ params }) => driverColumns(params) },
  ],
});
