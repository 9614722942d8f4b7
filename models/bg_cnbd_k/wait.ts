import { noPurchase } from "./future.ts";
import type { Living } from "./phase.ts";

/**
 * The time by which a living customer's next purchase has come with chance `level`: its chance of silence is the sum of
 * a few negative binomials, solved by bisection and secants in the logarithm of time.
 *
 * @param level above 0, under 1
 */
export function waitQuantile(living: Living, level: number): number {
  const { k, shape, rate } = living;
  const target = Math.log1p(-level);
  const at = (y: number) => Math.log(noPurchase(living, Math.exp(y))) - target;
  // The wait for one phase is rate (e^(-ln(1 - level) / shape) - 1)
  const guess = Math.log(rate) + Math.log(Math.expm1(-target / shape)) + Math.log(k);
  let low = guess - 1;
  let high = guess + 1;
  while (at(low) < 0) low -= 2;
  while (at(high) > 0) {
    if (high > 690) return Number.POSITIVE_INFINITY;
    high += 2;
  }
  let [fLow, fHigh] = [at(low), at(high)];
  for (let step = 0; step < 100 && high - low > 1e-13 * Math.max(1, Math.abs(low)); step++) {
    // Regula falsi, halving where one end stays (Illinois), which also bounds the number of steps
    const y = step % 8 === 7 ? (low + high) / 2 : (low * fHigh - high * fLow) / (fHigh - fLow);
    const f = at(y);
    if (f === 0) return Math.exp(y);
    if (f > 0) {
      low = y;
      fLow = f;
      fHigh /= 2;
    } else {
      high = y;
      fHigh = f;
      fLow /= 2;
    }
  }
  return Math.exp((low + high) / 2);
}
