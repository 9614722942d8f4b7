import type { Derivatives } from "../numeric/minimise.ts";
import { type RisingTable, risingTable } from "../numeric/rising_table.ts";
import type { BgBbParams } from "./params.ts";
import type { Patterns } from "./patterns.ts";

/** Logarithms of rising factorials of the parameters for counts 0, 1, ..., `periods` + 1. */
interface Tables {
  alpha: RisingTable;
  beta: RisingTable;
  gammaDelta: RisingTable;
  delta: RisingTable;
  alphaBeta: RisingTable;
}

function tablesOf({ alpha, beta, gamma, delta }: BgBbParams, periods: number): Tables {
  const counts = Float64Array.from({ length: periods + 2 }, (_, k) => k);
  return {
    alpha: risingTable(alpha, counts),
    beta: risingTable(beta, counts),
    alphaBeta: risingTable(alpha + beta, counts),
    delta: risingTable(delta, counts),
    gammaDelta: risingTable(gamma + delta, counts),
  };
}

/** Value, then 4 first and 10 second derivatives. */
const WIDTH = 15;

/**
 * Walks, for every pair (x, n), from the customer alive at n to the one lost right after the earliest t_x of that
 * pair: all likelihoods of Fader, Hardie & Shang 2010, equation (5), that share x and n are partial sums of
 *
 *     B(alpha + x, beta + n - x) / B(alpha, beta) B(gamma, delta + n) / B(gamma, delta)                        alive
 *     B(alpha + x, beta + j - x) / B(alpha, beta) B(gamma + 1, delta + j) / B(gamma, delta)      lost after j < n
 *
 * over j = n - 1, ..., t_x. Sums are kept over their largest term so far, so that none under- or overflows.
 */
function walk(
  { gamma }: BgBbParams,
  tables: Tables,
  { x, recency, n }: Patterns,
  visit: (pattern: number, logScale: number, sums: Float64Array, logAlive: number) => void,
): void {
  const { alpha, beta, alphaBeta, delta, gammaDelta } = tables;
  const logGamma = Math.log(gamma);
  const sums = new Float64Array(WIDTH);
  const first = new Float64Array(4);
  const second = new Float64Array(10);
  let scale = 0;
  let alive = 0;

  const add = (log: number) => {
    let weight = 1;
    if (log > scale) {
      const shrink = Math.exp(scale - log);
      for (let k = 0; k < WIDTH; k++) sums[k]! *= shrink;
      scale = log;
    } else weight = Math.exp(log - scale);
    sums[0]! += weight;
    let k = 0;
    for (let i = 0; i < 4; i++) {
      sums[1 + i]! += weight * first[i]!;
      for (let j = i; j < 4; j++, k++) sums[5 + k]! += weight * (second[k]! + first[i]! * first[j]!);
    }
  };

  for (let p = 0; p < x.length; p++) {
    const count = x[p]!;
    const periods = n[p]!;
    const isNew = p === 0 || count !== x[p - 1]! || periods !== n[p - 1]!;
    const put = (j: number, isAlive: boolean) => {
      // Lost after j: one more chance of being lost has been met than survived
      const met = isAlive ? j : j + 1;
      const own = isAlive ? 0 : 1;
      first[0] = alpha.first[count]! - alphaBeta.first[j]!;
      first[1] = beta.first[j - count]! - alphaBeta.first[j]!;
      first[2] = own / gamma - gammaDelta.first[met]!;
      first[3] = delta.first[j]! - gammaDelta.first[met]!;
      const purchase = alphaBeta.second[j]!;
      const dropout = gammaDelta.second[met]!;
      second[0] = alpha.second[count]! - purchase;
      second[1] = -purchase;
      second[4] = beta.second[j - count]! - purchase;
      second[7] = -own / (gamma * gamma) - dropout;
      second[8] = -dropout;
      second[9] = delta.second[j]! - dropout;
      const log =
        alpha.value[count]! +
        beta.value[j - count]! -
        alphaBeta.value[j]! +
        delta.value[j]! -
        gammaDelta.value[met]! +
        own * logGamma;
      return log;
    };
    if (isNew) {
      sums.fill(0);
      alive = put(periods, true);
      scale = alive;
      add(alive);
    }
    const from = isNew ? periods : recency[p - 1]!;
    for (let j = from - 1; j >= recency[p]!; j--) add(put(j, false));
    visit(p, scale, sums, alive);
  }
}

/** ln L and the chance of being alive at n, one entry a pattern: Fader, Hardie & Shang 2010, equations (5) and (A10). */
export function patternLikelihoods(params: BgBbParams, patterns: Patterns) {
  const logLikelihood = new Float64Array(patterns.x.length);
  const alive = new Float64Array(patterns.x.length);
  const longest = patterns.n.reduce((most, n) => Math.max(most, n), 0);
  walk(params, tablesOf(params, longest), patterns, (p, scale, sums, logAlive) => {
    logLikelihood[p] = scale + Math.log(sums[0]!);
    alive[p] = Math.exp(logAlive - scale) / sums[0]!;
  });
  return { logLikelihood, alive };
}

/** The log-likelihood of all patterns, with gradient and Hessian in (alpha, beta, gamma, delta). */
export function bgBbLogLikelihood(patterns: Patterns): (params: Float64Array) => Derivatives {
  const longest = patterns.n.reduce((most, n) => Math.max(most, n), 0);
  return (at) => {
    const [alpha, beta, gamma, delta] = Array.from(at) as [number, number, number, number];
    const params = { alpha, beta, gamma, delta };
    const gradient = new Float64Array(4);
    const hessian = new Float64Array(16);
    let value = 0;
    walk(params, tablesOf(params, longest), patterns, (p, scale, sums) => {
      const weight = patterns.weight[p]!;
      const total = sums[0]!;
      value += weight * (scale + Math.log(total));
      let k = 0;
      for (let i = 0; i < 4; i++) {
        gradient[i]! += (weight * sums[1 + i]!) / total;
        for (let j = i; j < 4; j++, k++) {
          const curve = sums[5 + k]! / total - (sums[1 + i]! / total) * (sums[1 + j]! / total);
          hessian[4 * i + j]! += weight * curve;
          if (i !== j) hessian[4 * j + i]! += weight * curve;
        }
      }
    });
    return { value, gradient, hessian };
  };
}
