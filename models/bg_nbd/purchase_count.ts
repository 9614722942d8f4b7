import { logRising } from "../numeric/log_rising.ts";
import type { BetaGeometricParams, EarlyChances } from "./params.ts";

/** P(N = n) of the purchases that nobody would have cut short: the negative binomial. */
function negativeBinomial(
  { r, alpha }: BetaGeometricParams,
  t: number,
  n: number,
  logCoefficient: number,
): number {
  if (t === 0) return n === 0 ? 1 : 0;
  return Math.exp(logCoefficient - r * Math.log1p(t / alpha) - n * Math.log1p(alpha / t));
}

/** Below this a product with a ratio near 1 may round to itself for ever. */
const SMALLEST = 1e-300;

/** P(N >= n), summed from the side of n that holds less, so that a small tail keeps its digits. */
function negativeBinomialTail(market: BetaGeometricParams, t: number, n: number, atN: number): number {
  const { r, alpha } = market;
  if (n === 0) return 1;
  if (t === 0) return 0;
  const z = t / (alpha + t);
  let term = atN;
  let sum = 0;
  if (n > (r * t) / alpha) {
    for (let j = n; term > 1e-18 * sum + SMALLEST; j++) {
      sum += term;
      term *= ((r + j) / (j + 1)) * z;
    }
    return sum;
  }
  for (let j = n; j > 0 && term > 0; j--) {
    term *= j / ((r + j - 1) * z);
    sum += term;
  }
  return Math.max(0, 1 - sum);
}

/**
 * P(X(t) = n): the chance of exactly n repeat purchases in the first t of a customer drawn from the market.
 *
 * Fader, Hardie & Lee 2005, equation (8): either alive after n purchases by t, or dropped out right after the n-th.
 *
 * @param t length of time at or above 0, in the unit of alpha
 * @param n whole, at or above 0
 */
export function purchaseCountProbability(
  market: BetaGeometricParams,
  early: EarlyChances,
  t: number,
  n: number,
): number {
  const { r, a, b } = market;
  const chances = n + early;
  const exactly = negativeBinomial(market, t, n, logRising(r, n) - logRising(1, n));
  const alive = Math.exp(logRising(b, chances) - logRising(a + b, chances)) * exactly;
  if (chances === 0) return alive;
  const droppedNow =
    (a / (a + b + chances - 1)) * Math.exp(logRising(b, chances - 1) - logRising(a + b, chances - 1));
  return alive + droppedNow * negativeBinomialTail(market, t, n, exactly);
}
