import type { CountsIfAlive } from "../purchase_model.ts";
import { rowsBy } from "./rows_by.ts";

/**
 * The level, among living customers, of the outcome that is at `level` among all: those who have gone make nothing,
 * so F = 1 - pAlive + pAlive F_alive.
 *
 * @returns at or below 0 where having gone alone is likely enough
 */
export const levelIfAlive = (level: number, pAlive: number): number => 1 - (1 - level) / pAlive;

/** P(N <= n) for n = 0, 1, ... */
export function cumulative(counts: Float64Array): Float64Array {
  let sum = 0;
  return counts.map((p) => {
    sum += p;
    return sum;
  });
}

/** The first place whose cumulative chance reaches the level; the last where rounding leaves none. */
function firstReaching(chances: Float64Array, level: number): number {
  let low = 0;
  let high = chances.length - 1;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (chances[middle]! >= level) high = middle;
    else low = middle + 1;
  }
  return low;
}

/**
 * Quantiles of the number of purchases over the horizon of the counts, given history: the least n with
 * P(N <= n) >= level, exactly, by the posterior predictive distribution.
 *
 * @param pAlive chance of being alive, one entry a customer
 * @param counts distribution of purchases of the living, of the same customers
 * @param levels above 0 and below 1; a level within 1e-7 of 1 is beyond what the counts list
 * @returns one column a level, of whole numbers at or above 0
 */
export function purchaseQuantiles(
  pAlive: Float64Array,
  counts: CountsIfAlive,
  levels: readonly number[],
): Float64Array[] {
  const { order, start } = rowsBy(counts.index, counts.groups);
  const quantiles = levels.map(() => new Float64Array(pAlive.length));
  for (let group = 0; group < counts.groups; group++) {
    const from = start[group]!;
    const to = start[group + 1]!;
    if (from === to) continue;
    const chances = cumulative(counts.of(group));
    levels.forEach((level, k) => {
      const quantile = quantiles[k]!;
      for (let i = from; i < to; i++) {
        const row = order[i]!;
        quantile[row] = firstReaching(chances, levelIfAlive(level, pAlive[row]!));
      }
    });
  }
  return quantiles;
}
