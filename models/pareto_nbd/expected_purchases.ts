import { decayIntegral } from "./decay_integral.ts";
import type { ParetoNbdParams } from "./params.ts";

/** The chance that a customer alive now is alive after t. */
export function survival({ s, beta }: Pick<ParetoNbdParams, "s" | "beta">, t: number): number {
  return Math.exp(-s * Math.log1p(t / beta));
}

/**
 * Expected time alive in the next t of a customer alive now: beta / (s - 1) [1 - (beta / (beta + t))^(s-1)], with its
 * removable singularity at s = 1.
 *
 * @param t at or above 0
 */
export function expectedLife({ s, beta }: Pick<ParetoNbdParams, "s" | "beta">, t: number): number {
  const elapsed = Math.log1p(t / beta);
  return beta * (s === 1 ? elapsed : -Math.expm1((1 - s) * elapsed) / (s - 1));
}

/**
 * The same with each moment discounted to now by e^(-discount v): what the discounted expected transactions of Fader,
 * Hardie & Lee 2005, "RFM and CLV", are for a purchase a unit of time. Over all time to come it is their
 * beta^s discount^(s-1) U(s, s, beta discount), with U Tricomi's confluent hypergeometric function.
 *
 * @param horizon at or above 0; Infinity where the discount is above 0
 */
export function discountedLife(
  { s, beta }: Pick<ParetoNbdParams, "s" | "beta">,
  horizon: number,
  discount: number,
): number {
  if (discount === 0) return expectedLife({ s, beta }, horizon);
  return decayIntegral({ alpha: beta, a: 0, beta, b: s, discount }, horizon);
}

/** Expected purchases in the next t of a customer alive now: Fader & Hardie 2005, E[X(t)]. */
export function expectedPurchases(market: ParetoNbdParams, t: number): number {
  return (market.r / market.alpha) * expectedLife(market, t);
}
