import type { EarlyChances } from "../bg_nbd/params.ts";
import type { RegularParams } from "./params.ts";

/**
 * A customer alive at T, as the past has made it: how many phases of the running gap are done, and per number of
 * phases done the rate ~ Gamma(shape + done, rate) of the phases to come; the chance of leaving after the next
 * purchase ~ Beta(a, b).
 */
export interface Living {
  k: number;
  /** Chances of 0, 1, ..., k - 1 phases done; they sum to 1. */
  done: Float64Array;
  shape: number;
  rate: number;
  a: number;
  b: number;
}

/** What is known of a customer with history (x, t_x, T) who is alive at T. */
export function livingAt(
  { k, r, alpha, a, b }: RegularParams,
  early: EarlyChances,
  x: number,
  recency: number,
  T: number,
): Living {
  const shape = r + k * x;
  const { terms, sum } = phaseTerms(shape, (T - recency) / (alpha + T), k);
  return { k, done: terms.map((term) => term / sum), shape, rate: alpha + T, a, b: b + x + early };
}

/** (s)_j / j! u^j for j < k, and their sum P(s, u). */
export function phaseTerms(s: number, u: number, k: number): { terms: Float64Array; sum: number } {
  const terms = new Float64Array(k);
  terms[0] = 1;
  let sum = 1;
  for (let j = 1; j < k; j++) {
    terms[j] = (terms[j - 1]! * (s + j - 1) * u) / j;
    sum += terms[j]!;
  }
  return { terms, sum };
}

/**
 * The chance that a customer with history (x, t_x, T) is alive at T: 1 where nobody could have left before a first
 * repeat purchase. In regular markets it falls the faster past the usual gap the larger k.
 */
export function regularAlive(
  { k, r, alpha, a, b }: RegularParams,
  early: EarlyChances,
  x: number,
  recency: number,
  T: number,
): number {
  const chances = x + early;
  if (chances === 0) return 1;
  const s = r + k * x;
  const { sum } = phaseTerms(s, (T - recency) / (alpha + T), k);
  const quiet = s * Math.log1p((T - recency) / (alpha + recency)) - Math.log(sum);
  return 1 / (1 + (a / (b + chances - 1)) * Math.exp(quiet));
}
