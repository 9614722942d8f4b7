import type { Covariates } from "./covariates.ts";

/**
 * Purchase histories, one row a customer, as typed columns of equal length. All times in one unit, usually days.
 */
export interface TransactionFrame {
  /** Repeat purchase occasions x: whole, at or above 0. */
  frequency: Float64Array;
  /** Time t_x from first to last purchase: from 0 to T; 0 when frequency is 0. */
  recency: Float64Array;
  /** Age T, from first purchase to the end of observation. */
  T: Float64Array;
  /**
   * Sum of the natural logarithms of the times between purchases, which tells how regular they come; 0 when frequency
   * is 0. Only the models of regular buyers read it.
   */
  logGaps?: Float64Array;
  /** What is known of customers beforehand. Only the models with covariates read it. */
  covariates?: Covariates;
  /** How many customers share the row, above 0; 1 when absent. Only `fit` reads it. */
  weight?: Float64Array;
}

/**
 * @throws RangeError naming the first row that no customer could have
 */
export function checkFrame({ frequency, recency, T, weight }: TransactionFrame): void {
  const n = frequency.length;
  if (recency.length !== n || T.length !== n || (weight && weight.length !== n)) {
    throw new RangeError(
      `columns differ in length: frequency ${n}, recency ${recency.length}, T ${T.length}; give one value a customer`,
    );
  }
  for (let i = 0; i < n; i++) {
    const x = frequency[i]!;
    const last = recency[i]!;
    const age = T[i]!;
    if (!(x >= 0) || !Number.isSafeInteger(x)) {
      throw new RangeError(`frequency is not a whole count: ${x} in row ${i}; count repeat purchase days`);
    }
    if (!(age >= 0) || !Number.isFinite(age)) {
      throw new RangeError(
        `T is not a length of time: ${age} in row ${i}; measure it from the first purchase`,
      );
    }
    if (!(last >= 0 && last <= age)) {
      throw new RangeError(
        `recency is outside 0 to T: ${last} of ${age} in row ${i}; measure both from the first purchase`,
      );
    }
    if (x === 0 && last !== 0) {
      throw new RangeError(
        `recency without a repeat purchase: ${last} in row ${i}; give 0 for a one-time buyer`,
      );
    }
    if (weight && !(weight[i]! > 0 && Number.isFinite(weight[i]!))) {
      throw new RangeError(`weight is not above 0: ${weight[i]} in row ${i}; leave such rows out`);
    }
  }
}
