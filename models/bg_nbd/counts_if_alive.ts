import { logRising } from "../numeric/log_rising.ts";
import type { BetaGeometricParams } from "./params.ts";

/** What the counts left out hold together is under this. */
const LARGEST_TAIL = 1e-7;
/** The negative binomial is carried on to where it no longer counts beside LARGEST_TAIL. */
const SMALLEST_TERM = 1e-20;
const MOST_COUNTS = 1 << 22;

/** P(M = n) of a negative binomial with mean r t / alpha, from 0 to where it is done, outwards from its mode. */
function negativeBinomial({ r, alpha }: BetaGeometricParams, t: number): Float64Array {
  const z = t / (alpha + t);
  const mode = Math.max(0, Math.floor(((r - 1) * t) / alpha));
  const wide = mode + 64 + 12 * Math.sqrt((r * t * (alpha + t)) / (alpha * alpha)) + 50 / -Math.log(z);
  if (!(wide <= MOST_COUNTS)) {
    throw new RangeError(
      `too many counts to list: about ${(r * t) / alpha} purchases are likely in ${t}; take a shorter horizon`,
    );
  }
  let upper = new Float64Array(1024);
  const start = Math.exp(
    logRising(r, mode) - logRising(1, mode) - r * Math.log1p(t / alpha) - mode * Math.log1p(alpha / t),
  );
  let size = 0;
  let term = start;
  for (let n = mode; term > SMALLEST_TERM || n < mode + 2; n++) {
    if (size === upper.length) {
      const longer = new Float64Array(2 * size);
      longer.set(upper);
      upper = longer;
    }
    upper[size++] = term;
    term *= ((r + n) / (n + 1)) * z;
  }
  const all = new Float64Array(mode + size);
  all.set(upper.subarray(0, size), mode);
  term = start;
  for (let n = mode; n > 0 && term > 0; n--) {
    term *= n / ((r + n - 1) * z);
    all[n - 1] = term;
  }
  return all;
}

/**
 * P(N = n) for n = 0, 1, ... purchases in the next t of a customer who is alive and drawn from the market, up to where
 * the rest is below 1e-7. In time and space linear in the number of counts.
 *
 * Fader, Hardie & Lee 2005, equation (8): N reaches n when the rate would have given n purchases, M >= n, and the
 * first n - 1 were survived, so with S_n = (b)_n / (a+b)_n,
 *
 *     P(N = n) = S_n P(M = n) + (S_(n-1) - S_n) P(M >= n)
 *
 * @param t length of time at or above 0, in the unit of alpha
 * @throws RangeError where some four million purchases would have to be told apart
 */
export function countsOfAlive(market: BetaGeometricParams, t: number): Float64Array {
  if (t === 0) return Float64Array.of(1);
  const { a, b } = market;
  const exactly = negativeBinomial(market, t);
  const atLeast = exactly.slice();
  for (let n = atLeast.length - 2; n >= 0; n--) atLeast[n]! += atLeast[n + 1]!;
  const counts = new Float64Array(exactly.length);
  counts[0] = exactly[0]!;
  let survived = 1;
  let n = 1;
  for (; n < counts.length && survived * atLeast[n]! >= LARGEST_TAIL; n++) {
    const dropped = (survived * a) / (a + b + n - 1);
    survived *= (b + n - 1) / (a + b + n - 1);
    counts[n] = survived * exactly[n]! + dropped * atLeast[n]!;
  }
  return counts.slice(0, n);
}
