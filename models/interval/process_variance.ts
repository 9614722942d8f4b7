import type { SpendPosterior } from "../gamma_gamma/posterior.ts";
import type { CountsIfAlive } from "../purchase_model.ts";
import { countMoments } from "./count_moments.ts";

/** What chance alone does to each customer's future, the parameters taken as known. */
export interface ProcessVariance {
  /** Of the purchases over the horizon. */
  readonly orders: Float64Array;
  /** Of the spend over it, not discounted; Infinity where the spread of spend has none. */
  readonly spend: Float64Array;
}

/**
 * Variance of N = purchases ahead and of the spend on them, given history. With E[1/nu] = scale / (shape - 1) and
 * E[1/nu^2] = scale^2 / ((shape - 1)(shape - 2)), a sum of n has mean p n E[1/nu] and square p n (1 + p n) E[1/nu^2],
 * purchases and spend being independent.
 *
 * @param posterior null where nothing is known of the spread of spend; the variance of spend is then NaN
 */
export function processVariance(
  pAlive: Float64Array,
  counts: CountsIfAlive,
  posterior: SpendPosterior | null,
): ProcessVariance {
  const { mean, square } = countMoments(counts);
  const orders = new Float64Array(pAlive.length);
  const spend = new Float64Array(pAlive.length);
  for (let i = 0; i < orders.length; i++) {
    const group = counts.index[i]!;
    const first = pAlive[i]! * mean[group]!;
    const second = pAlive[i]! * square[group]!;
    orders[i] = Math.max(0, second - first * first);
    if (posterior === null) spend[i] = Number.NaN;
    else if (first > 0) {
      const { p } = posterior;
      const shape = posterior.shape[i]!;
      const scale = posterior.scale[i]!;
      const mean = (p * first * scale) / (shape - 1);
      const square = ((p * first + p * p * second) / (shape - 2)) * (scale / (shape - 1)) * scale;
      spend[i] = shape > 2 ? Math.max(0, square - mean * mean) : Number.POSITIVE_INFINITY;
    }
  }
  return { orders, spend };
}
