import { gaussLegendre } from "../numeric/gauss_legendre.ts";
import { logGamma } from "../numeric/log_gamma.ts";

/** From here on the square exists and is not ruled by extremes. */
export const tamest = 2.5;
const RULE = gaussLegendre(32);
const PANELS = 8;
/** How far below its end the integral reaches, in units of the logarithm of 1 / nu. */
const REACH = 60;

/**
 * E[1 / nu^2] of nu ~ Gamma(shape, 1). For shapes under 2.5, where it is infinite or made of extremes, over all but
 * the extreme 1 / nu that come with `chance`: a total of so many customers that `chance` of each is rare for all of
 * them together hardly ever holds one.
 *
 * @param shape above 0
 * @param chance above 0, well below 1
 */
export function inverseSquare(shape: number, chance: number): number {
  if (shape >= tamest) return 1 / ((shape - 1) * (shape - 2));
  // P(nu < end) is about end^shape / Gamma(shape + 1) where it is small
  const logEnd = (Math.log(chance) + logGamma(shape + 1)) / shape;
  const logNorm = logGamma(shape);
  const span = Math.min(REACH, 10 - logEnd);
  let sum = 0;
  for (let panel = 0; panel < PANELS; panel++) {
    for (let i = 0; i < RULE.nodes.length; i++) {
      const u = logEnd + ((panel + RULE.nodes[i]!) / PANELS) * span;
      sum += RULE.weights[i]! * Math.exp((shape - 2) * u - Math.exp(u) - logNorm);
    }
  }
  return (sum * span) / PANELS;
}
