import { normalTail } from "../numeric/normal_tail.ts";
import type { Spends } from "./spends.ts";

/** A correlation of frequency and mean spend over customers with known spend. */
export interface Correlation {
  /** -1 to 1. */
  value: number;
  /** The 95 % interval. */
  low: number;
  high: number;
  /** Chance of one as far from 0, were there none; two-sided. */
  pValue: number;
}

const NORMAL_975 = 1.959963984540054;

/** Pearson's correlation of two columns, one entry a pair; null when either does not vary. */
function pearson(a: Float64Array, b: Float64Array, weight: Float64Array): number | null {
  let [n, meanA, meanB] = [0, 0, 0];
  for (let i = 0; i < a.length; i++) {
    n += weight[i]!;
    meanA += weight[i]! * a[i]!;
    meanB += weight[i]! * b[i]!;
  }
  meanA /= n;
  meanB /= n;
  let [ab, aa, bb] = [0, 0, 0];
  for (let i = 0; i < a.length; i++) {
    const da = a[i]! - meanA;
    const db = b[i]! - meanB;
    ab += weight[i]! * da * db;
    aa += weight[i]! * da * da;
    bb += weight[i]! * db * db;
  }
  const scale = Math.sqrt(aa) * Math.sqrt(bb);
  return scale > 1e-12 * n * Math.abs(meanA * meanB) ? Math.max(-1, Math.min(1, ab / scale)) : null;
}

/** The frequency of each pair. */
function frequencies({ x, start, m }: Spends): Float64Array {
  const column = new Float64Array(m.length);
  for (let g = 0; g < x.length; g++) column.fill(x[g]!, start[g]!, start[g + 1]!);
  return column;
}

/** The mean rank of each value among the customers, equal ones sharing theirs. */
function midRanks(column: Float64Array, weight: Float64Array): Float64Array {
  const values = Float64Array.from(column).sort();
  let distinct = 0;
  for (let i = 0; i < values.length; i++) {
    if (distinct === 0 || values[distinct - 1] !== values[i]) values[distinct++] = values[i]!;
  }
  const place = new Uint32Array(column.length);
  const counts = new Float64Array(distinct);
  for (let i = 0; i < column.length; i++) {
    let low = 0;
    let high = distinct;
    while (high - low > 1) {
      const middle = (low + high) >>> 1;
      if (values[middle]! <= column[i]!) low = middle;
      else high = middle;
    }
    place[i] = low;
    counts[low]! += weight[i]!;
  }
  let before = 0;
  for (let k = 0; k < distinct; k++) {
    const here = counts[k]!;
    counts[k] = before + (here + 1) / 2;
    before += here;
  }
  return Float64Array.from(place, (k) => counts[k]!);
}

/**
 * The interval and test of Fisher's z transformation; `spread` is the variance of z times n - 3.
 */
function inferred(value: number, customers: number, spread: number): Correlation | null {
  if (!(customers > 3)) return null;
  const z = Math.atanh(value);
  const error = Math.sqrt(spread / (customers - 3));
  return {
    value,
    low: Math.tanh(z - NORMAL_975 * error),
    high: Math.tanh(z + NORMAL_975 * error),
    pValue: 2 * normalTail(Math.abs(z) * Math.sqrt(customers - 3)),
  };
}

/** Pearson's correlation of frequency and mean spend, which the model takes to be 0; null when either is constant. */
export const frequencySpendCorrelation = (spends: Spends): number | null =>
  pearson(frequencies(spends), spends.m, spends.weight);

/**
 * The published check of the Gamma-Gamma model's independence of frequency and spend (Fader, Hardie & Lee 2005, RFM and
 * CLV, where Pearson's correlation over the repeat customers of CDNOW is .06): Pearson's correlation, with the interval
 * of Fisher 1921, and Spearman's, with that of Bonett & Wright 2000, "Sample Size Requirements for Estimating Pearson,
 * Kendall and Spearman Correlations", Psychometrika 65.
 *
 * They describe. They cannot decide: under independence the mean of few purchases is still more skewed than that of
 * many, so that ranks and frequency are correlated a little; and the p-values take spends to be near normal.
 *
 * @returns null where frequency or spend is constant, or there are fewer than four customers
 */
export function independence(spends: Spends): { pearson: Correlation | null; spearman: Correlation | null } {
  const { m, weight, customers } = spends;
  const x = frequencies(spends);
  const plain = pearson(x, m, weight);
  const ranks = pearson(midRanks(x, weight), midRanks(m, weight), weight);
  return {
    pearson: plain === null ? null : inferred(plain, customers, 1),
    spearman: ranks === null ? null : inferred(ranks, customers, 1 + ranks ** 2 / 2),
  };
}
