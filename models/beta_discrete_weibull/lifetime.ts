import { digamma } from "../numeric/digamma.ts";
import { gaussLegendre } from "../numeric/gauss_legendre.ts";
import { checkDiscount } from "../renewal/renewal_model.ts";
import type { BetaDiscreteWeibullParams } from "./params.ts";
import { logSurvival } from "./survival.ts";

const RULE = gaussLegendre(16);
const PRECISION = 1e-15;
/** Beyond this many times the parameters squared, S(t) is a power of t to double precision. */
const POWER_LAW = 1e18;

/**
 * The sum of S(t) / S(from - 1) (1 + d)^-(t - from) over t = from, from + 1, ...; `from` is at least 1.
 *
 * A discounted tail is no longer than S(t) / ln(1 + d), but where the discount is small and the tail heavy it is
 * millions of periods long. So terms f are added one by one only until f is smooth on the scale of a period; the rest
 * is, by the Euler-Maclaurin formula at midpoints, the integral from m = t - 1/2 plus f'(m) / 24, with a remainder near
 * 7/5760 f'''(m), which is what decides where to change over. The integral is taken over panels that double, or over
 * which f falls to e^-4, with 16 Gauss-Legendre nodes each, until what is left is below 1e-15 of the sum; without a
 * discount the last piece is that of a power of t.
 *
 * @returns Infinity where the sum is infinite: no discount and gamma c at or below 1
 */
export function discountedSurvival(
  params: BetaDiscreteWeibullParams,
  from: number,
  discount: number,
): number {
  checkDiscount(discount);
  const { gamma, delta, c } = params;
  const rho = Math.log1p(discount);
  if (rho === 0 && gamma * c <= 1) return Number.POSITIVE_INFINITY;
  const start = logSurvival(params, from - 1);
  const term = (t: number) => Math.exp(logSurvival(params, t) - start - rho * (t - from));
  /** -f'(t) / f(t). */
  const decay = (t: number) => {
    const u = t ** c;
    const y = delta + u;
    // The difference of digammas far out, where their own digits cancel
    const gap = y > 1e6 * (gamma + 1) ? gamma / (y + (gamma - 1) / 2) : digamma(gamma + y) - digamma(y);
    return rho + ((c * u) / t) * gap;
  };

  let sum = 0;
  let t = from;
  for (; ; t++) {
    const f = term(t);
    if (rho > 0 && f <= PRECISION * rho * sum) return sum + f;
    const scale = decay(t) + 3 / t;
    if (t >= 8 && (7 / 5760) * scale ** 3 * f <= PRECISION * Math.max(sum, f)) break;
    sum += f;
  }

  let at = t - 0.5;
  sum -= (term(at) * decay(at)) / 24;
  for (;;) {
    const f = term(at);
    const slope = decay(at);
    if (rho > 0 ? f <= PRECISION * rho * sum : f * at <= PRECISION * (gamma * c - 1) * sum) return sum;
    if (rho === 0 && at ** c > POWER_LAW * (1 + gamma + delta) ** 2) return sum + (f * at) / (gamma * c - 1);
    const width = Math.min(at, 4 / slope);
    let panel = 0;
    for (let i = 0; i < RULE.nodes.length; i++) panel += RULE.weights[i]! * term(at + width * RULE.nodes[i]!);
    sum += width * panel;
    at += width;
  }
}
