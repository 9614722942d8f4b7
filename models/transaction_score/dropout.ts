import type { TransactionFrame } from "../purchases/frame.ts";
import { fittedTransactions, type TransactionParams } from "./fitted.ts";

const year = 365;

/** One new customer of each group of equal covariates, or of the one kind there is without. */
function newcomers({ coding }: TransactionParams): TransactionFrame {
  const kinds = coding && coding.names.length > 0 ? coding.values.length / coding.names.length : 1;
  const frame = {
    frequency: new Float64Array(kinds),
    recency: new Float64Array(kinds),
    T: new Float64Array(kinds),
  };
  if (!coding) return frame;
  const { names, values } = coding;
  return { ...frame, covariates: { names, values, group: Uint32Array.from(frame.T, (_, g) => g) } };
}

/**
 * The chance that a new customer has left a year after the first purchase; NaN under the pooled rate, which knows
 * none. Where covariates tell customers apart it is the mean over those of the frame.
 */
export function leftInAYear(fitted: TransactionParams, frame: TransactionFrame): number {
  const left = leftInAYearOf(fitted, frame);
  return fitted.coding ? left.reduce((sum, p) => sum + p, 0) / left.length : left[0]!;
}

/** The same of a new customer with each row's covariates. */
export function leftInAYearOf(fitted: TransactionParams, { T, covariates }: TransactionFrame): Float64Array {
  if (fitted.model === "pooled_rate") return T.map(() => Number.NaN);
  const stayed = fittedTransactions(fitted).pAliveAfter(newcomers(fitted), [year])[0]!;
  return T.map((_, i) => 1 - stayed[covariates?.group[i] ?? 0]!);
}
