import { departuresOf, integrateDepartures } from "./departures.ts";
import type { ParetoNbdParams } from "./params.ts";

/**
 * ln A0 of Fader & Hardie 2005, "A note on deriving the Pareto/NBD model and related expressions": there a difference
 * of two Gauss hypergeometric functions, one form for alpha >= beta and one for alpha <= beta; here for all, as
 *
 *     A0 = (r + s + x) times the integral from t_x to T of (alpha + tau)^-(r+x) (beta + tau)^-(s+1)
 *
 * @param T above recency; -Infinity at it
 */
export function logA0(params: ParetoNbdParams, x: number, recency: number, T: number): number {
  const { r, alpha, s, beta } = params;
  if (T === recency) return Number.NEGATIVE_INFINITY;
  const departures = departuresOf(2);
  integrateDepartures(params, x, Float64Array.of(recency, T), 0, 2, departures);
  const scale = Math.log((r + s + x) / s) - (r + x) * Math.log(alpha) - s * Math.log(beta);
  return departures.logLeaving[0]! + scale;
}
