import type { Backtest } from "../backtest/run.ts";
import { effectColumns } from "../covariates/effects.ts";
import { knownCovariates } from "../covariates/known.ts";
import { covariateEffectScore, purchaseHistory } from "../covariates/table.ts";
import { estimator, type Fit } from "../model.ts";
import { fitTransactions } from "./fit.ts";
import { readable, type TransactionParams } from "./fitted.ts";
import { scoreTransactions } from "./score.ts";
import { transactions as writes } from "./table.ts";

export const transactions = estimator({
  name: "transactions",
  doc: "How often each customer buys and whether it still does, from purchase days alone, by the model that forecast the company's own past best or the one configured. Without enough repeat purchases the company's pooled rate stands in, and every score says so.",
  papers: [
    "Fader, Hardie & Lee 2005, Counting Your Customers the Easy Way: An Alternative to the Pareto/NBD Model, Marketing Science 24(2)",
    "Batislam, Denizel & Filiztekin 2007, Empirical Validation and Comparison of Models for Customer Base Analysis, IJRM 24(3)",
  ],
  reads: purchaseHistory,
  columns: ["frequency", "recency", "age", "log_gaps", "covariate_group"],
  isRowwise: true,
  writes,

  uses: ["backtest", "covariates"],

  fit: ({ columns }, context, fits): Fit<TransactionParams> =>
    fitTransactions(
      {
        frequency: columns.frequency,
        recency: columns.recency,
        T: columns.age,
        logGaps: columns.log_gaps,
      },
      context,
      (fits.backtest as Fit<Backtest> | undefined)?.params,
      { groups: knownCovariates(fits), group: columns.covariate_group },
    ),

  score: ({ params }, { columns }, context) =>
    scoreTransactions(
      params,
      readable(
        params,
        { frequency: columns.frequency, recency: columns.recency, T: columns.age },
        columns.covariate_group,
      ),
      context,
    ),

  summaries: [{ writes: covariateEffectScore, columns: ({ params }) => effectColumns(params) }],
});
