import { logGamma } from "../numeric/log_gamma.ts";

/** How many of `baskets` have the one, the other and both: all whole, both ≤ one, other; one + other - both ≤ baskets. */
export interface Counts {
  readonly baskets: number;
  readonly one: number;
  readonly other: number;
  readonly both: number;
}

const logChoose = (n: number, k: number) => logGamma(n + 1) - logGamma(k + 1) - logGamma(n - k + 1);

/**
 * Dunning's log-likelihood ratio G² (1993, "Accurate methods for the statistics of surprise and coincidence"):
 * 2 Σ observed ln(observed / expected) over the four cells. About χ² with one degree of freedom by chance.
 */
export function logLikelihoodRatio({ baskets, one, other, both }: Counts): number {
  const cell = (observed: number, row: number, column: number) =>
    observed > 0 ? observed * Math.log((observed * baskets) / (row * column)) : 0;
  const sum =
    cell(both, one, other) +
    cell(one - both, one, baskets - other) +
    cell(other - both, baskets - one, other) +
    cell(baskets - one - other + both, baskets - one, baskets - other);
  return Math.max(0, 2 * sum);
}

/**
 * Fisher's exact test, one-sided: probability that as many or more have both when `one` and `other` are drawn
 * independently (hypergeometric). The terms are summed from the observed one outwards, on the side that is shorter.
 */
export function fisher(counts: Counts): number {
  const { baskets, one, other, both } = counts;
  const least = Math.max(0, one + other - baskets);
  if (both <= least) return 1;
  const upper = both > (one * other) / baskets;
  const start = upper ? both : both - 1;
  let term = Math.exp(
    logChoose(one, start) + logChoose(baskets - one, other - start) - logChoose(baskets, other),
  );
  let sum = term;
  for (let x = start; term > sum * 1e-17; ) {
    if (upper) {
      term *= ((one - x) * (other - x)) / ((x + 1) * (baskets - one - other + x + 1));
      x += 1;
    } else {
      term *= (x * (baskets - one - other + x)) / ((one - x + 1) * (other - x + 1));
      x -= 1;
    }
    sum += term;
  }
  return Math.max(0, Math.min(1, upper ? sum : 1 - sum));
}

/**
 * Benjamini & Hochberg's step-up (1995): for each p-value the least rate of false discoveries at which it counts.
 *
 * @param p p-values
 * @param tests how many were tested in all, at least as many; the others count as 1
 */
export function falseDiscoveryRates(p: Float64Array, tests: number): Float64Array {
  // Who has an equal p-value has an equal rate, so that places need not be sorted along
  const sorted = p.slice().sort();
  const rates = new Float64Array(p.length);
  let least = 1;
  for (let rank = sorted.length; rank > 0; rank--) {
    least = Math.min(least, (sorted[rank - 1]! * Math.max(tests, p.length)) / rank);
    rates[rank - 1] = least;
  }
  const q = new Float64Array(p.length);
  for (let i = 0; i < p.length; i++) q[i] = rates[firstNotBelow(sorted, p[i]!)]!;
  return q;
}

/** Place of the first of ascending values that is not below one of them. */
function firstNotBelow(sorted: Float64Array, value: number): number {
  let low = 0;
  let high = sorted.length - 1;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (sorted[middle]! < value) low = middle + 1;
    else high = middle;
  }
  return low;
}
