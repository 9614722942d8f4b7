import { discountedPurchases } from "./discounted_purchases.ts";
import type { BetaGeometricParams } from "./params.ts";

/** Beyond this t / (alpha + t) the series needs hundreds of terms. */
const SERIES_LIMIT = 0.9;
/** How many times the answer a part of the closed form may be before the difference loses digits. */
const TOLERABLE_CANCELLATION = 1e3;

/**
 * Expected purchases in the next t of a customer who is alive and drawn from the market, E[X(t)].
 *
 * Fader, Hardie & Lee 2005, equation (9),
 *
 *     (a + b - 1) / (a - 1) [1 - (alpha / (alpha + t))^r 2F1(r, b; a + b - 1; t / (alpha + t))]
 *
 * with its removable singularities at a = 1 and a + b = 1 divided out: after Euler's transformation the series
 * is 1 + (a - 1) / (a + b - 1) S. Where S is slow or cancels, the rate is integrated instead.
 *
 * @param t length of time at or above 0, in the unit of alpha
 */
export function expectedPurchases(market: BetaGeometricParams, t: number): number {
  const { r, alpha, a, b } = market;
  if (t === 0) return 0;
  const z = t / (alpha + t);
  if (z > SERIES_LIMIT) return discountedPurchases(market, t, 0);
  const c = a + b;
  const d = c - 1 - r;
  let term = d * z;
  let sum = term;
  let peak = Math.abs(term);
  for (let n = 1; Math.abs(term) > 1e-17 * Math.abs(sum); n++) {
    term *= ((d + n) * (a + n - 1) * z) / ((c + n - 1) * (n + 1));
    sum += term;
    peak = Math.max(peak, Math.abs(term));
  }
  const elapsed = Math.log1p(t / alpha);
  const log = (a - 1) * elapsed;
  const base = (c - 1) * (a === 1 ? elapsed : -Math.expm1(-log) / (a - 1));
  const shrink = Math.exp(-log);
  const expected = base - shrink * sum;
  const cancels = !(Math.abs(base) + shrink * peak < TOLERABLE_CANCELLATION * expected);
  return cancels ? discountedPurchases(market, t, 0) : expected;
}
