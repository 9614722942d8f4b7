import { gaussLegendre } from "./gauss_legendre.ts";
import { logBeta } from "./log_beta.ts";
import { stirlingRemainder } from "./log_gamma.ts";

/** The two parts of a beta distribution, below and above x: they sum to 1, and the smaller keeps its digits. */
export interface BetaParts {
  lower: number;
  upper: number;
}

const MOST_STEPS = 100_000;
const TINY = 1e-300;
const EPSILON = 1e-16;
/** From here on the continued fraction needs hundreds of steps, and the density is integrated instead. */
const BOTH_LARGE = 5000;
/** Standard deviations beyond which nothing is left of a double's digits, counted from the point itself. */
const REACH = 14;
const PANELS = 4;
const RULE = gaussLegendre(24);

/** ln(1 + e) - e, without the cancellation near 0; 1 + e is given, as near 0 it cannot be had from e. */
function logOnePlusMinus(e: number, onePlus: number): number {
  if (Math.abs(e) > 0.3) return Math.log(onePlus) - e;
  // ln(1 + e) = 2 atanh(s) with s = e / (2 + e), and e = 2s / (1 - s)
  const s = e / (2 + e);
  const square = s * s;
  let power = square * s;
  let sum = 0;
  for (let k = 3; Math.abs(power) > 1e-18 * Math.abs(sum); k += 2) {
    sum += (2 * power) / k;
    power *= square;
  }
  return sum - e * s;
}

/**
 * ln [x^a y^b / B(a, b)] with x + y = 1. For large shapes as a sum of deviations from the mean, where the plain
 * logarithms would cancel (Loader 2000, "Fast and Accurate Computation of Binomial Probabilities").
 */
export function logBetaKernel(a: number, b: number, x: number, y: number): number {
  if (Math.min(a, b) < 10) {
    const logX = x < y ? Math.log(x) : Math.log1p(-y);
    const logY = x < y ? Math.log1p(-x) : Math.log(y);
    return a * logX + b * logY - logBeta(a, b);
  }
  const total = a + b;
  const off = b * x - a * y;
  const deviation =
    a * logOnePlusMinus(off / a, (x * total) / a) + b * logOnePlusMinus(-off / b, (y * total) / b);
  const remainder = stirlingRemainder(total) - stirlingRemainder(a) - stirlingRemainder(b);
  return deviation + 0.5 * Math.log((a / total) * (b / (2 * Math.PI))) + remainder;
}

/** The continued fraction of DLMF 8.17.22, by the method of Lentz; quick for x below (a + 1) / (a + b + 2). */
function continuedFraction(a: number, b: number, x: number): number {
  const bounded = (value: number) => (Math.abs(value) < TINY ? TINY : value);
  let c = 1;
  let d = 1 / bounded(1 - ((a + b) * x) / (a + 1));
  let fraction = d;
  for (let m = 1; m <= MOST_STEPS; m++) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m));
    d = 1 / bounded(1 + even * d);
    c = bounded(1 + even / c);
    fraction *= d * c;
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1));
    d = 1 / bounded(1 + odd * d);
    c = bounded(1 + odd / c);
    const change = d * c;
    fraction *= change;
    if (Math.abs(change - 1) <= EPSILON * 4) return fraction;
  }
  throw new RangeError(`incomplete beta did not settle: a=${a} b=${b} x=${x}; use smaller shapes`);
}

/** The part below x, where x is not above the mean: the density in the log-odds, integrated away from x. */
function integrateBelow(a: number, b: number, x: number, y: number): number {
  const spread = Math.sqrt(1 / a + 1 / b);
  const odds = Math.log(x) - Math.log(y);
  const mean = Math.log(a) - Math.log(b);
  // The further out x lies, the faster the density falls beyond it
  const slope = Math.max(1 / spread, Math.abs(odds - mean) / (spread * spread));
  const length = Math.min(REACH * spread, 40 / slope);
  const at = logBetaKernel(a, b, x, y);
  let sum = 0;
  for (let panel = 0; panel < PANELS; panel++) {
    for (let i = 0; i < RULE.nodes.length; i++) {
      const down = ((panel + RULE.nodes[i]!) / PANELS) * length;
      const shrink = Math.exp(-down);
      // Odds z e^-down: x becomes x e^-down / (y + x e^-down), so the kernel's change has no cancellation
      const change = -a * down - (a + b) * Math.log1p(x * Math.expm1(-down));
      sum += RULE.weights[i]! * (shrink > 0 ? Math.exp(change) : 0);
    }
  }
  return Math.exp(at) * ((sum * length) / PANELS);
}

/**
 * The regularised incomplete beta function I_x(a, b), the distribution function of Beta(a, b) at x, with its
 * complement. The smaller of the two has a relative error about 1e-13, growing to 1e-10 where a shape nears 1e8.
 *
 * Continued fraction on the side of x that holds less (DLMF 8.17.22); Gauss-Legendre quadrature where both shapes are
 * large.
 *
 * @param a above 0
 * @param b above 0
 * @param x from 0 to 1
 * @param y 1 - x, for those who know it better than the difference does
 */
export function incompleteBeta(a: number, b: number, x: number, y: number = 1 - x): BetaParts {
  if (!(a > 0) || !(b > 0)) {
    throw new RangeError(`shapes of a beta are not above 0: ${a}, ${b}; give two positive numbers`);
  }
  if (!(x >= 0) || !(y >= 0)) throw new RangeError(`x is outside 0 to 1: ${x}; give a probability`);
  if (x === 0) return { lower: 0, upper: 1 };
  if (y === 0) return { lower: 1, upper: 0 };
  const isLarge = Math.min(a, b) > BOTH_LARGE;
  if (isLarge ? b * x <= a * y : x * (a + b + 2) < a + 1) {
    const lower = below(a, b, x, y, isLarge);
    return { lower, upper: 1 - lower };
  }
  const upper = below(b, a, y, x, isLarge);
  return { lower: 1 - upper, upper };
}

const below = (a: number, b: number, x: number, y: number, isLarge: boolean): number =>
  Math.min(
    1,
    isLarge
      ? integrateBelow(a, b, x, y)
      : (Math.exp(logBetaKernel(a, b, x, y)) * continuedFraction(a, b, x)) / a,
  );
