import { incompleteBeta } from "../numeric/incomplete_beta.ts";
import { logBeta } from "../numeric/log_beta.ts";
import { trigamma } from "../numeric/trigamma.ts";

/**
 * Distribution of the sum of n purchases of customers of one posterior shape, in units of its scale, over a grid of
 * the logarithm of the sum.
 */
export interface SpendSums {
  /** Grid of ln z, ascending. */
  readonly logSum: Float64Array;
  /** Of each count, one row of the grid each: P(sum <= z), and its derivative in ln z. */
  readonly below: Float64Array;
  readonly density: Float64Array;
  /** Of each count, the nodes from which P(sum <= z) is not yet 0 and from which it is as good as 1. */
  readonly from: Uint32Array;
  readonly to: Uint32Array;
  /** Shape p n of the fewest purchases: P(sum <= z) falls as z to this power towards 0. */
  readonly tail: number;
}

/** In standard deviations of the narrowest distribution that matters at a place. */
const STEP = 0.45;
const MOST_NODES = 1 << 16;
/** Beyond these chances no interval looks. */
const LOWEST = 1e-5;
const HIGHEST = 1e-3;
const NEGLIGIBLE = -30;
/** Chances this near 0 or 1 are taken as that. */
const SURE = 1e-8;

/** A bound under the `chance` quantile of ln BetaPrime(a, b), and close to it: normal for large a, else a power. */
function logQuantileBelow(a: number, b: number, chance: number): number {
  const power = (Math.log(chance) + Math.log(a) + logBeta(a, b)) / a;
  if (a < 10) return power;
  const spread = Math.sqrt(trigamma(a) + trigamma(b));
  return Math.max(power, Math.log(a / b) - 1.6 * Math.sqrt(-2 * Math.log(chance)) * spread);
}

/** Nodes closer where the sums of likely counts are told apart sharply. */
function gridOf(p: number, shape: number, fewest: number, most: number): Float64Array {
  const from = logQuantileBelow(p * fewest, shape, LOWEST);
  const to = -logQuantileBelow(shape, p * most, HIGHEST);
  const step = (at: number) => {
    const count = Math.min(most, Math.max(fewest, (Math.exp(at) * shape) / p));
    return STEP * Math.sqrt(trigamma(p * count) + trigamma(shape));
  };
  const nodes: number[] = [from];
  for (let at = from; at < to; ) {
    at += step(at);
    nodes.push(at);
    if (nodes.length > MOST_NODES) {
      throw new RangeError(
        `sums of spend are too sharp to tabulate: p ${p}, shape ${shape}; take wider ones`,
      );
    }
  }
  return Float64Array.from(nodes);
}

/**
 * Sum of n purchases for several n. P(sum <= z) is I_(z / (1 + z))(p n, shape) (Fader & Hardie 2013, note 025,
 * equation (1a)), carried along the grid from its first node by two-point Hermite quadrature of the density and its
 * first two derivatives, exact to 1e-6.
 *
 * @param counts ascending, above 0
 */
export function spendSums(p: number, shape: number, counts: Float64Array): SpendSums {
  const logSum = gridOf(p, shape, counts[0]!, counts.at(-1)!);
  const nodes = logSum.length;
  const below = new Float64Array(nodes * counts.length);
  const density = new Float64Array(nodes * counts.length);
  const from = new Uint32Array(counts.length);
  const to = new Uint32Array(counts.length);
  // z / (1 + z) and ln(1 + z) of each node, safe for any size of z
  const part = logSum.map((at) => 1 / (1 + Math.exp(-at)));
  const logOnePlus = logSum.map((at) => (at > 0 ? at + Math.log1p(Math.exp(-at)) : Math.log1p(Math.exp(at))));
  counts.forEach((count, c) => {
    const a = p * count;
    const total = a + shape;
    const logNorm = logBeta(a, shape);
    const row = c * nodes;
    let sum = 0;
    let [lastValue, lastFirst, lastSecond] = [0, 0, 0];
    for (let k = 0; k < nodes; k++) {
      const log = a * logSum[k]! - total * logOnePlus[k]! - logNorm;
      const value = log > NEGLIGIBLE ? Math.exp(log) : 0;
      const pull = a - total * part[k]!;
      const first = value * pull;
      const second = value * (pull * pull - total * part[k]! * (1 - part[k]!));
      if (k > 0) {
        const h = logSum[k]! - logSum[k - 1]!;
        sum +=
          (h / 2) * (lastValue + value) +
          ((h * h) / 10) * (lastFirst - first) +
          ((h * h * h) / 120) * (lastSecond + second);
      } else if (value > 0) {
        sum = incompleteBeta(a, shape, part[k]!, 1 / (1 + Math.exp(logSum[k]!))).lower;
      }
      below[row + k] = Math.min(1, Math.max(0, sum));
      density[row + k] = value;
      lastValue = value;
      lastFirst = first;
      lastSecond = second;
      if (sum < SURE) from[c] = k + 1;
      if (sum < 1 - SURE) to[c] = k + 1;
    }
  });
  return { logSum, below, density, from, to, tail: p * counts[0]! };
}
