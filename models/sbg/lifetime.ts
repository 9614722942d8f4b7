import { checkDiscount } from "../renewal/renewal_model.ts";
import type { SbgParams } from "./params.ts";

const MOST_TERMS = 5_000_000;

/**
 * 2F1(1, a; c; -x) for x >= 0 and 0 < a < c, by Gauss's continued fraction (Wall 1948, chapter 18), whose elements
 * are all positive here, so that nothing cancels.
 */
function fraction(a: number, c: number, x: number): number {
  const element = (i: number) => {
    const m = i >> 1;
    if (i % 2 === 1) return i === 1 ? a / c : ((a + m) * (c - 1 + m)) / ((c + i - 2) * (c + i - 1));
    return (m * (c - a + m - 1)) / ((c + i - 2) * (c + i - 1));
  };
  // Lentz's algorithm for 1 + k1 x / (1 + k2 x / (1 + ...))
  let ahead = 1;
  let behind = 0;
  let value = 1;
  for (let i = 1; i < MOST_TERMS; i++) {
    const k = element(i) * x;
    behind = 1 / (1 + k * behind);
    ahead = 1 + k / ahead;
    const change = ahead * behind;
    value *= change;
    if (Math.abs(change - 1) < 1e-16) return 1 / value;
  }
  return 1 / value;
}

/**
 * DEL of customers whose loss probability is Beta(alpha, beta):
 *
 *     2F1(1, beta; alpha + beta; 1 / (1 + d)) = (1 + d) / d 2F1(1, alpha; alpha + beta; -1 / d)
 *
 * Fader & Hardie 2010, "Customer-Base Valuation in a Contractual Setting", Marketing Science 29(1), after
 * Pfaff's transformation (Abramowitz & Stegun 15.3.4). Without a discount it is (alpha + beta - 1) / (alpha - 1), or
 * infinite for alpha at or below 1.
 */
export function sbgLifetime({ alpha, beta }: SbgParams, discount: number): number {
  checkDiscount(discount);
  if (discount === 0) return alpha > 1 ? (alpha + beta - 1) / (alpha - 1) : Number.POSITIVE_INFINITY;
  return ((1 + discount) / discount) * fraction(alpha, alpha + beta, 1 / discount);
}
