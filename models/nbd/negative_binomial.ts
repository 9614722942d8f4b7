import { logRising } from "../numeric/log_rising.ts";

/**
 * P(N = n) of a Poisson process over t whose rate is Gamma(r, alpha): the negative binomial (Ehrenberg 1959).
 *
 * @param t at or above 0, in the unit of alpha
 * @param n whole, at or above 0
 */
export function negativeBinomialChance(r: number, alpha: number, t: number, n: number): number {
  if (t === 0) return n === 0 ? 1 : 0;
  const logCoefficient = logRising(r, n) - logRising(1, n);
  return Math.exp(logCoefficient - r * Math.log1p(t / alpha) - n * Math.log1p(alpha / t));
}
