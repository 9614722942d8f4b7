import { distinct } from "../numeric/distinct.ts";
import { risingTable } from "../numeric/rising_table.ts";
import type { TransactionFrame } from "../purchases/frame.ts";
import type { BetaGeometricParams, EarlyChances } from "./params.ts";

/**
 * Of each row, ln f(x, t_x | T): the log of the density of its x purchase times and of the silence after them, per
 * unit of the frame's time to the power x. Weights are not applied.
 *
 * Fader, Hardie & Lee 2005, equation (6); with one early chance, Batislam et al. 2007. With k = x + early chances,
 *
 *     (r)_x (b)_k / (a+b)_k alpha^r (alpha + T)^-(r+x) [1 + a / (b + k - 1) ((alpha + T) / (alpha + t_x))^(r+x)]
 */
export function rowLogLikelihood(
  { r, alpha, a, b }: BetaGeometricParams,
  early: EarlyChances,
  { frequency, recency, T }: TransactionFrame,
): Float64Array {
  const counts = distinct(frequency);
  const chances = counts.values.map((x) => x + early);
  const rising = risingTable(r, counts.values).value;
  const survive = risingTable(b, chances).value;
  const all = risingTable(a + b, chances).value;
  return T.map((age, i) => {
    const code = counts.code[i]!;
    const x = counts.values[code]!;
    const k = chances[code]!;
    const last = recency[i]!;
    const quiet = -r * Math.log1p(age / alpha) - x * Math.log(alpha + age);
    const living = rising[code]! + survive[code]! - all[code]! + quiet;
    if (k === 0) return living;
    const logOdds = Math.log(a / (b + k - 1)) + (r + x) * Math.log1p((age - last) / (alpha + last));
    return living + Math.max(logOdds, 0) + Math.log1p(Math.exp(-Math.abs(logOdds)));
  });
}
