import type { BetaGeometricParams, EarlyChances } from "./params.ts";

/**
 * The chance that a customer with history (x, t_x, T) is alive at T.
 *
 * Fader, Hardie & Lee 2005, the denominator of equation (10); with one early chance, Batislam et al. 2007. BG/NBD
 * lets nobody drop out before a first repeat purchase, so there it is 1 for every one-time buyer.
 */
export function aliveProbability(
  { r, alpha, a, b }: BetaGeometricParams,
  early: EarlyChances,
  x: number,
  recency: number,
  T: number,
): number {
  const chances = x + early;
  if (chances === 0) return 1;
  const quiet = (r + x) * Math.log1p((T - recency) / (alpha + recency));
  return 1 / (1 + (a / (b + chances - 1)) * Math.exp(quiet));
}

/**
 * The market that a customer alive at T with x repeat purchases is a new BG/NBD customer of: given that they are
 * alive, their rate is Gamma(r + x, alpha + T) and their dropout probability Beta(a, b + chances survived).
 */
export function marketOfAlive(
  { r, alpha, a, b }: BetaGeometricParams,
  early: EarlyChances,
  x: number,
  T: number,
): BetaGeometricParams {
  return { r: r + x, alpha: alpha + T, a, b: b + x + early };
}
