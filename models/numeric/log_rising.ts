import { logGamma, stirlingRemainder } from "./log_gamma.ts";

/**
 * The logarithm of the rising factorial, ln[Gamma(a + n) / Gamma(a)].
 *
 * The difference of two log gammas loses every digit once a is large against n, which is where a
 * likelihood wanders when customers hardly differ; this form keeps them for any a.
 *
 * @param a above 0
 * @param n at or above 0, whole or not
 */
export function logRising(a: number, n: number): number {
  if (n === 0) return 0;
  if (n <= 16 && Number.isInteger(n) && a < 1e15) {
    let product = a;
    for (let i = 1; i < n; i++) product *= a + i;
    return Math.log(product);
  }
  if (a < 10) return logGamma(a + n) - logGamma(a);
  const leading = (a + n - 0.5) * Math.log1p(n / a) + n * (Math.log(a) - 1);
  return leading + stirlingRemainder(a + n) - stirlingRemainder(a);
}
