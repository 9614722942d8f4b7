import type { TransactionFrame } from "../purchases/frame.ts";

/** What was known on a past day, and what came in the days after it. One entry a group of customers alike. */
export interface HoldOut {
  /** Days counted from 1970-01-01. */
  readonly originOn: number;
  /** Days held out. */
  readonly horizon: number;
  /** Histories as known on the origin; the weight is the number of customers. Times in days. */
  readonly frame: TransactionFrame & { readonly weight: Float64Array };
  /** Purchase days in the hold-out. */
  readonly actual: Float64Array;
  /** Purchase days in the same window a year before, or in the last such window where there was no year. */
  readonly seasonal: Float64Array;
}
