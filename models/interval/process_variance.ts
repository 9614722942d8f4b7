import type { SpendPosterior } from "../gamma_gamma/posterior.ts";
import type { CountsIfAlive } from "../purchase_model.ts";
import { countMoments } from "./count_moments.ts";
import { inverseSquare, tamest } from "./inverse_square.ts";

/** What chance alone does to each customer's future, the parameters taken as known. */
export interface ProcessVariance {
  /** Of the purchases over the horizon. */
  readonly orders: Float64Array;
  /** Of the spend over it, not discounted; NaN where nothing is known of the spread of spend. */
  readonly spend: Float64Array;
}

/**
 * Variance of N = purchases ahead and of the spend on them, given history. A sum of n has square
 * p n (1 + p n) scale^2 E[1/nu^2], purchases and spend being independent; see {@link inverseSquare} for a spread of
 * spend so wide that it has no square.
 *
 * @param pAlive chance of being alive, one entry a customer
 * @param counts distribution of purchases of the living
 * @param posterior null where nothing is known of the spread of spend
 * @param expectedSpend per purchase
 * @param chance of each extreme that may be left out where the spread has no square
 */
export function processVariance(
  pAlive: Float64Array,
  counts: CountsIfAlive,
  posterior: SpendPosterior | null,
  expectedSpend: Float64Array,
  chance: number,
): ProcessVariance {
  const moments = countMoments(counts);
  const squares = new Map<number, number>();
  const squareOf = (shape: number): number => {
    if (shape >= tamest) return inverseSquare(shape, chance);
    const known = squares.get(shape) ?? inverseSquare(shape, chance);
    squares.set(shape, known);
    return known;
  };
  const orders = new Float64Array(pAlive.length);
  const spend = new Float64Array(pAlive.length);
  for (let i = 0; i < orders.length; i++) {
    const group = counts.index[i]!;
    const first = pAlive[i]! * moments.mean[group]!;
    const second = pAlive[i]! * moments.square[group]!;
    orders[i] = Math.max(0, second - first * first);
    if (posterior === null) {
      spend[i] = Number.NaN;
      continue;
    }
    const { p } = posterior;
    const scale = posterior.scale[i]!;
    const square = (p * first + p * p * second) * scale * scale * squareOf(posterior.shape[i]!);
    const mean = first * expectedSpend[i]!;
    spend[i] = Math.max(0, square - mean * mean);
  }
  return { orders, spend };
}
