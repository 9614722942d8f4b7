import { gaussLegendre } from "../numeric/gauss_legendre.ts";
import { expectedPurchases } from "./expected_purchases.ts";
import type { ParetoNbdParams } from "./params.ts";

const RULE = gaussLegendre(16);
/** The tail that may be left out. */
const TAIL = 1e-7;
/** Sixteen nodes resolve five standard deviations of the count's own density over time. */
const DEVIATIONS = 5;
/** Changes of the density of leaving, and of the first panel's chance of no purchase, that they resolve. */
const STEEPEST = 8;
/** Chances below e^-600 are carried on a scale of their own until they come into sight. */
const OUT_OF_SIGHT = -600;
const RESCALE = 1e250;
const MOST_COUNTS = 1 << 22;

interface Nodes {
  tau: number[];
  weight: number[];
}

/** Nodes over the time of leaving, up to t, that serve every count alike; at t itself stands the chance of staying. */
function nodes({ r, alpha, s, beta }: ParetoNbdParams, t: number): Nodes {
  const tau: number[] = [];
  const weight: number[] = [];
  for (let from = 0; from < t; ) {
    const leaving = (STEEPEST * (beta + from)) / (s + 1);
    // A count of n is likeliest at a time tau with a relative spread of about (r tau / (alpha + tau))^(-1/2)
    const spread = from * Math.sqrt((alpha + from) / (r * from || 1));
    const purchases = Math.max(DEVIATIONS * spread, (STEEPEST * alpha) / r);
    const width = Math.min(t - from, leaving, purchases, alpha + from, beta + from);
    RULE.nodes.forEach((node, i) => {
      const at = from + node * width;
      tau.push(at);
      weight.push(RULE.weights[i]! * width * (s / beta) * Math.exp(-(s + 1) * Math.log1p(at / beta)));
    });
    from += width;
    if (t - from < 1e-15 * t) break;
  }
  tau.push(t);
  weight.push(Math.exp(-s * Math.log1p(t / beta)));
  return { tau, weight };
}

/**
 * P(N = n) for n = 0, 1, ... of the purchases in the next t of a customer alive now, up to where the tail is below
 * 1e-7; absolute error about 1e-14. Given the time of leaving the count is negative binomial, so one recurrence in n
 * runs over some dozens of times at once: the cost is proportional to the largest count.
 *
 * Jerath, Fader & Hardie 2016, "Customer-base analysis using repeated cross-sectional summary (RCSS) data", and Fader
 * & Hardie 2014, "Deriving the Conditional PMF of the Pareto/NBD Model", have each chance as a sum of hypergeometric
 * functions.
 *
 * @throws RangeError where the counts run into millions
 */
export function countDistribution(market: ParetoNbdParams, t: number): Float64Array {
  if (t === 0) return Float64Array.of(1);
  if (!Number.isFinite(t)) throw new RangeError(`horizon without an end: ${t}; count over a length of time`);
  const tooMany = new RangeError(
    `more purchases than can be told apart: over ${MOST_COUNTS}; shorten the horizon`,
  );
  if (expectedPurchases(market, t) > MOST_COUNTS) throw tooMany;
  const { tau, weight } = nodes(market, t);
  const { r, alpha } = market;
  const size = tau.length;
  const ratio = Float64Array.from(tau, (at) => at / (alpha + at));
  const chance = new Float64Array(size);
  const hidden = new Float64Array(size);
  let isAnyHidden = false;
  for (let i = 0; i < size; i++) {
    const log = -r * Math.log1p(tau[i]! / alpha);
    if (log < OUT_OF_SIGHT) {
      hidden[i] = log;
      isAnyHidden = true;
    }
    chance[i] = log < OUT_OF_SIGHT ? 1 : Math.exp(log);
  }

  const counts: number[] = [];
  let left = 1;
  for (let n = 0; left > TAIL; n++) {
    if (n > MOST_COUNTS) throw tooMany;
    let sum = 0;
    const growth = (r + n) / (n + 1);
    if (isAnyHidden) isAnyHidden = reveal(chance, hidden);
    for (let i = 0; i < size; i++) {
      const c = chance[i]!;
      if (!isAnyHidden || hidden[i] === 0) sum += weight[i]! * c;
      chance[i] = c * growth * ratio[i]!;
    }
    counts.push(sum);
    left -= sum;
  }
  return Float64Array.from(counts);
}

/** Brings chances that have grown enough onto the common scale. @returns whether some are still out of sight */
function reveal(chance: Float64Array, hidden: Float64Array): boolean {
  let isAnyHidden = false;
  for (let i = 0; i < hidden.length; i++) {
    if (hidden[i] === 0) continue;
    if (chance[i]! > RESCALE) {
      chance[i]! /= RESCALE;
      hidden[i]! += Math.log(RESCALE);
    }
    if (hidden[i]! > OUT_OF_SIGHT) {
      chance[i]! *= Math.exp(hidden[i]!);
      hidden[i] = 0;
    } else isAnyHidden = true;
  }
  return isAnyHidden;
}
