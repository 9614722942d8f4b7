import type { EarlyChances } from "../bg_nbd/params.ts";
import { logAddExp } from "../numeric/log_add_exp.ts";
import { logGamma } from "../numeric/log_gamma.ts";
import { logRising } from "../numeric/log_rising.ts";
import type { RegularParams } from "./params.ts";
import { phaseTerms } from "./phase.ts";

/**
 * ln f(x, t_x, gaps | T) of one history: the likelihood of likelihood.ts for one customer, with the factor of its
 * gaps, the product of g^(k - 1) / Gamma(k), that makes different k comparable.
 */
export function regularHistory(
  { k, r, alpha, a, b }: RegularParams,
  early: EarlyChances,
  x: number,
  recency: number,
  T: number,
  logGaps: number,
): number {
  const chances = x + early;
  const s = r + k * x;
  const { sum } = phaseTerms(s, (T - recency) / (alpha + T), k);
  const alive = Math.log(sum) - s * Math.log1p(T / alpha);
  const dead =
    chances > 0
      ? Math.log(a / (b + chances - 1)) - s * Math.log1p(recency / alpha)
      : Number.NEGATIVE_INFINITY;
  const gaps = k === 1 ? 0 : (k - 1) * logGaps - x * logGamma(k);
  const counts = logRising(r, k * x) - k * x * Math.log(alpha);
  return gaps + counts + logRising(b, chances) - logRising(a + b, chances) + logAddExp(alive, dead);
}
