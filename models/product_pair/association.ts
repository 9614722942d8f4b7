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
  const cells: [observed: number, row: number, column: number][] = [
    [both, one, other],
    [one - both, one, baskets - other],
    [other - both, baskets - one, other],
    [baskets - one - other + both, baskets - one, baskets - other],
  ];
  let sum = 0;
  for (const [observed, row, column] of cells) {
    if (observed > 0) sum += observed * Math.log((observed * baskets) / (row * column));
  }
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
  const order = Array.from(p.keys()).sort((a, b) => p[a]! - p[b]!);
  const q = new Float64Array(p.length);
  let least = 1;
  for (let rank = order.length; rank > 0; rank--) {
    const at = order[rank - 1]!;
    least = Math.min(least, (p[at]! * Math.max(tests, p.length)) / rank);
    q[at] = least;
  }
  return q;
}
