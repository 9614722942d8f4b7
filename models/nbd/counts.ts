import { negativeBinomialChance } from "./negative_binomial.ts";

/** The tail that may be left out. */
const TAIL = 1e-7;
const MOST_COUNTS = 1 << 22;

/**
 * P(N = n) for n = 0, 1, ... of the purchases over t at a rate that is Gamma(r, alpha), up to where the tail is below
 * 1e-7: by the recurrence in n outwards from the likeliest count, so that nothing underflows into it.
 *
 * @throws RangeError where the counts run into millions
 */
export function countDistribution(r: number, alpha: number, t: number): Float64Array {
  if (t === 0) return Float64Array.of(1);
  if (!Number.isFinite(t)) throw new RangeError(`horizon without an end: ${t}; count over a length of time`);
  const z = t / (alpha + t);
  const mode = Math.max(0, Math.floor(((r - 1) * t) / alpha));
  const tooMany = new RangeError(
    `more purchases than can be told apart: over ${MOST_COUNTS}; shorten the horizon`,
  );
  if (!(mode < MOST_COUNTS)) throw tooMany;
  const peak = negativeBinomialChance(r, alpha, t, mode);
  const counts = new Array<number>(mode + 1).fill(0);
  counts[mode] = peak;
  let total = peak;
  for (let n = mode, chance = peak; n > 0 && chance > 0; n--) {
    chance *= n / ((r + n - 1) * z);
    counts[n - 1] = chance;
    total += chance;
  }
  for (let n = mode, chance = peak; 1 - total > TAIL; n++) {
    if (n > MOST_COUNTS) throw tooMany;
    chance *= ((r + n) / (n + 1)) * z;
    counts.push(chance);
    total += chance;
  }
  return Float64Array.from(counts);
}
