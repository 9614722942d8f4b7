import { gaussLegendre } from "../numeric/gauss_legendre.ts";
import type { BetaGeometricParams } from "./params.ts";
import { quietMixture } from "./quiet_mixture.ts";

const RULE = gaussLegendre(16);
/** Sixteen nodes resolve the rate to twelve digits over this much logarithmic time. */
const LONGEST_PANEL = 2;

/** Later purchases add less than a rounding error: the rate falls, and e^-38 is 3e-17. */
const LONGEST_DISCOUNTED = 38;

/**
 * The rate of purchases at time s of a customer alive at 0, the derivative of E[X(s)]:
 * E[lambda e^(-lambda p s)] = r / alpha 2F1(r + 1, a; a + b; -s / alpha).
 */
export function purchaseRate({ r, alpha, a, b }: BetaGeometricParams, s: number): number {
  return (r / alpha) * quietMixture(r + 1, a, b, s / alpha);
}

/**
 * Expected purchases in the next `horizon`, each discounted to now by e^(-discount s), of a customer who is alive
 * and drawn from the market; without discount it is E[X(horizon)].
 *
 * The finite-horizon, continuous-time counterpart of the discounted expected transactions of Fader, Hardie & Lee
 * 2005, "RFM and CLV". The rate decays over many time scales at once, so it is integrated in logarithmic time.
 *
 * @param horizon at or above 0, in the unit of alpha; Infinity where there is a discount
 * @param discount continuous rate per unit of time, at or above 0
 */
export function discountedPurchases(market: BetaGeometricParams, horizon: number, discount: number): number {
  if (horizon === 0) return 0;
  if (horizon === Number.POSITIVE_INFINITY && !(discount > 0)) {
    throw new RangeError(
      `an endless horizon needs a discount above 0: ${discount}; give a rate or a horizon`,
    );
  }
  const end = Math.min(horizon, LONGEST_DISCOUNTED / discount);
  const { r, alpha, a, b } = market;
  const mean = a / (a + b);
  const likely = Math.min(1, mean + 3 * Math.sqrt((mean * (1 - mean)) / (a + b + 1)));
  // The worth of a purchase falls first on the time scale of the customers likeliest to drop out, or of the discount
  const scale = 1 / (Math.max(1, (r + 1) * likely) / alpha + discount);
  const length = Math.log1p(end / scale);
  const panels = Math.ceil(length / LONGEST_PANEL);
  let sum = 0;
  for (let panel = 0; panel < panels; panel++) {
    for (let i = 0; i < RULE.nodes.length; i++) {
      const y = ((panel + RULE.nodes[i]!) / panels) * length;
      const s = scale * Math.expm1(y);
      sum += RULE.weights[i]! * (s + scale) * Math.exp(-discount * s) * purchaseRate(market, s);
    }
  }
  return (sum * length) / panels;
}
