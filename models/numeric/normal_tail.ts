const ROOT_TWO_PI = Math.sqrt(2 * Math.PI);
/** Below this the power series is short; above it the continued fraction is. */
const SERIES_LIMIT = 3;
const FRACTION_TERMS = 120;

/**
 * P(Z > z) of a standard normal Z: relative error under 1e-12, in the far tail too, until it underflows beyond z = 38.
 *
 * Power series and continued fraction of Mills' ratio (Abramowitz & Stegun 26.2.11 and 26.2.14).
 */
export function normalTail(z: number): number {
  if (z < 0) return 1 - normalTail(-z);
  const density = Math.exp(-0.5 * z * z) / ROOT_TWO_PI;
  if (z < SERIES_LIMIT) {
    let term = z;
    let sum = z;
    for (let k = 3; term > 1e-17 * sum; k += 2) {
      term *= (z * z) / k;
      sum += term;
    }
    return 0.5 - density * sum;
  }
  let below = z;
  for (let k = FRACTION_TERMS; k > 0; k--) below = z + k / below;
  return density / below;
}
