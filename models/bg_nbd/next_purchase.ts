/**
 * The chance that a customer alive now makes no purchase in the next t: nobody drops out between purchases, so it is
 * that of a Gamma(r, alpha) mixture of Poisson processes, (alpha / (alpha + t))^r.
 */
export function quietWhileAlive(r: number, alpha: number, t: number): number {
  return Math.exp(-r * Math.log1p(t / alpha));
}

/**
 * The time by which the next purchase has come with chance `level`: the inverse of
 * 1 - P(no purchase by t) = pAlive [1 - (alpha / (alpha + t))^r].
 *
 * @param r shape of the customer's rate, r + x
 * @param alpha rate of the customer's rate, alpha + T
 * @returns Infinity where the chance of any further purchase is `level` or less
 */
export function nextPurchaseQuantile(pAlive: number, r: number, alpha: number, level: number): number {
  if (level >= pAlive) return Number.POSITIVE_INFINITY;
  return alpha * Math.expm1(-Math.log1p(-level / pAlive) / r);
}
