/** Histories over equal periods, one row a customer or a pattern, as typed columns of equal length. */
export interface OpportunityFrame {
  /** x: periods with a purchase, of those after the first purchase; whole. */
  frequency: Float64Array;
  /** t_x: the last period with a purchase, 1 to n; 0 when frequency is 0. */
  recency: Float64Array;
  /** n: periods after that of the first purchase, each an opportunity to buy; whole, at or above 0. */
  periods: Float64Array;
  /** How many customers share the row, above 0; 1 when absent. Only `fit` reads it. */
  weight?: Float64Array;
}

const isWhole = (value: number) => value >= 0 && Number.isSafeInteger(value);

/** @throws RangeError naming the first row that no customer could have */
export function checkOpportunities({ frequency, recency, periods, weight }: OpportunityFrame): void {
  const rows = frequency.length;
  if (recency.length !== rows || periods.length !== rows || (weight && weight.length !== rows)) {
    throw new RangeError(
      `columns differ in length: frequency ${rows}, recency ${recency.length}, periods ${periods.length}; give one value a customer`,
    );
  }
  for (let i = 0; i < rows; i++) {
    const [x, last, n] = [frequency[i]!, recency[i]!, periods[i]!];
    if (!isWhole(n)) {
      throw new RangeError(`periods is not a whole count: ${n} in row ${i}; count periods since the first`);
    }
    if (!isWhole(last) || last > n) {
      throw new RangeError(
        `recency is not a period: ${last} of ${n} in row ${i}; give the last with a purchase`,
      );
    }
    if (!isWhole(x) || x > last || (x === 0 && last > 0)) {
      throw new RangeError(
        `frequency does not fit its recency: ${x} purchases up to period ${last} in row ${i}; count one a period`,
      );
    }
    if (weight && !(weight[i]! > 0 && Number.isFinite(weight[i]!))) {
      throw new RangeError(`weight is not above 0: ${weight[i]} in row ${i}; leave such rows out`);
    }
  }
}
