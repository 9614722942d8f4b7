/** Spend per purchase, one row a customer, as typed columns of equal length. All amounts in one currency. */
export interface SpendFrame {
  /** Repeat purchase occasions x: whole, at or above 0. */
  frequency: Float64Array;
  /** Mean spend per repeat purchase m. Anything not above 0, NaN included, means that none is known. */
  monetary: Float64Array;
  /** How many customers share the row, above 0; 1 when absent. Only `fit` reads it. */
  weight?: Float64Array;
}

/** The mean spend says something only with repeat purchases that were not all returned. */
export const hasSpend = (x: number, m: number): boolean => x > 0 && m > 0;

/** @throws RangeError naming the first row that no customer could have */
export function checkSpendFrame({ frequency, monetary, weight }: SpendFrame): void {
  const n = frequency.length;
  if (monetary.length !== n || (weight && weight.length !== n)) {
    throw new RangeError(
      `columns differ in length: frequency ${n}, monetary ${monetary.length}; give one value a customer`,
    );
  }
  for (let i = 0; i < n; i++) {
    const x = frequency[i]!;
    if (!(x >= 0) || !Number.isSafeInteger(x)) {
      throw new RangeError(`frequency is not a whole count: ${x} in row ${i}; count repeat purchase days`);
    }
    if (monetary[i] === Number.POSITIVE_INFINITY) {
      throw new RangeError(`monetary is not an amount: Infinity in row ${i}; give the mean spend`);
    }
    if (weight && !(weight[i]! > 0 && Number.isFinite(weight[i]!))) {
      throw new RangeError(`weight is not above 0: ${weight[i]} in row ${i}; leave such rows out`);
    }
  }
}
