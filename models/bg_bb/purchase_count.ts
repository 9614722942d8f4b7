import { logRising } from "../numeric/log_rising.ts";
import type { BgBbParams } from "./params.ts";

/**
 * P(X(n) = x): the chance that a customer drawn from the market, alive now, buys in exactly x of the next n periods.
 * Fader, Hardie & Shang 2010, equation (7): alive throughout, or lost after the i-th period.
 *
 * @returns 0 for x above n
 */
export function purchaseCountProbability(params: BgBbParams, n: number, x: number): number {
  if (x > n) return 0;
  const { alpha, beta, gamma, delta } = params;
  const purchases = (periods: number) =>
    logRising(periods - x + 1, x) -
    logRising(1, x) +
    logRising(alpha, x) +
    logRising(beta, periods - x) -
    logRising(alpha + beta, periods);
  let probability = Math.exp(purchases(n) + logRising(delta, n) - logRising(gamma + delta, n));
  // B(gamma + 1, delta + i) / B(gamma, delta), each from the one before
  let lost = (gamma / (gamma + delta)) * Math.exp(logRising(delta, x) - logRising(gamma + delta + 1, x));
  for (let i = x; i < n; i++) {
    probability += Math.exp(purchases(i)) * lost;
    lost *= (delta + i) / (gamma + delta + 1 + i);
  }
  return probability;
}
