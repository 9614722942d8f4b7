import { logGamma } from "./log_gamma.ts";
import { logRising } from "./log_rising.ts";

/**
 * The natural logarithm of the beta function B(a, b).
 *
 * @param a above 0
 * @param b above 0; either may be very large without loss of digits
 */
export function logBeta(a: number, b: number): number {
  const smaller = Math.min(a, b);
  return logGamma(smaller) - logRising(Math.max(a, b), smaller);
}
