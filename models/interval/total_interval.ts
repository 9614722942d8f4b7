/** The standard normal quantile of 0.9. */
const Z_90 = 1.2815515655446004;

export interface Interval {
  readonly p10: number;
  readonly p90: number;
}

/**
 * P10 and P90 of the log-normal distribution with this mean and variance: close to the normal where the spread is a
 * small part of the mean, as in a sum over many customers, and never below 0.
 *
 * @param mean at or above 0
 * @param variance at or above 0
 */
export function logNormalInterval(mean: number, variance: number): Interval {
  if (mean === 0) return { p10: 0, p90: 0 };
  const square = Math.log1p(variance / (mean * mean));
  const spread = Math.sqrt(square);
  const at = (z: number) => mean * Math.exp(z * spread - square / 2);
  return { p10: at(-Z_90), p90: at(Z_90) };
}
