import { fittedTransactions, type TransactionParams } from "./fitted.ts";

const year = 365;
const newcomer = { frequency: Float64Array.of(0), recency: Float64Array.of(0), T: Float64Array.of(0) };

/** The chance that a new customer has left a year after the first purchase; NaN under the pooled rate, which knows none. */
export const leftInAYear = (fitted: TransactionParams): number =>
  fitted.model === "pooled_rate"
    ? Number.NaN
    : 1 - fittedTransactions(fitted).pAliveAfter(newcomer, [year])[0]![0]!;
