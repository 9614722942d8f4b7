import type { KnownCovariates } from "../covariates/known.ts";
import type { Context, Fit } from "../model.ts";
import type { TransactionFrame } from "../purchases/frame.ts";
import { fitTransactions } from "../transaction_score/fit.ts";
import { fittedTransactions, readable, type TransactionParams } from "../transaction_score/fitted.ts";
import type { CutOff, FeatureFrame } from "./cut_offs.ts";

/** The chance of no purchase by the company's purchase model alone, for every row of the frame. */
export interface Rhythm {
  /** Over the label days. */
  readonly labelled: Float64Array;
  /** Over the churn days. */
  readonly horizon: Float64Array;
}

/** More customers than this would tell a few parameters no better. */
const mostFitted = 100_000;

function historyOf({ columns }: FeatureFrame, rows: Uint32Array): TransactionFrame {
  const tenure = Float64Array.from(rows, (row) => columns.tenure[row]!);
  return {
    frequency: Float64Array.from(rows, (row) => columns.purchase_days[row]! - 1),
    recency: Float64Array.from(rows, (row) => columns.tenure[row]! - columns.days_since_purchase[row]!),
    T: tenure,
  };
}

const groupOf = ({ columns: { covariate_group } }: FeatureFrame, rows: Uint32Array): Float64Array =>
  Float64Array.from(rows, (row) => covariate_group[row]!);

/**
 * Fits the purchase model at every cut-off on what was known then, so that it knows no more than the learners do. At
 * the as-of day it is the company's own fit.
 */
export function rhythm(
  frame: FeatureFrame,
  all: readonly CutOff[],
  labelDays: number,
  context: Context,
  company: Fit<TransactionParams>,
  known: KnownCovariates = [],
): Rhythm {
  const found = { labelled: new Float64Array(frame.rows), horizon: new Float64Array(frame.rows) };
  const { model } = company.params;
  const options = { ...context.options, ...(model === "pooled_rate" ? {} : { transactions: model }) };
  for (const { isPresent, rows } of all) {
    const every = Math.ceil(rows.length / mostFitted);
    const learnt = rows.filter((_, i) => i % every === 0);
    const fitted = isPresent
      ? company.params
      : fitTransactions(
          historyOf(frame, learnt),
          { ...context, options: options as Context["options"] },
          undefined,
          { groups: known, group: groupOf(frame, learnt) },
        ).params;
    const ask = fittedTransactions(fitted);
    const history = readable(fitted, historyOf(frame, rows), groupOf(frame, rows));
    const labelled = ask.noPurchase(history, labelDays);
    found.labelled.set(labelled, rows[0]);
    found.horizon.set(
      labelDays === context.churnDays ? labelled : ask.noPurchase(history, context.churnDays),
      rows[0],
    );
  }
  return found;
}
