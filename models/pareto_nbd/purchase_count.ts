import { negativeBinomialChance } from "../nbd/negative_binomial.ts";
import { gaussLegendre } from "../numeric/gauss_legendre.ts";
import { logRising } from "../numeric/log_rising.ts";
import { survival } from "./expected_purchases.ts";
import type { ParetoNbdParams } from "./params.ts";

const RULE = gaussLegendre(16);
/** Where ln of the integrand has fallen this far below its peak, the rest is below the last digit. */
const NEGLIGIBLE = 45;
/** Panels over the stretch that counts, and the most of ln tau that one may cover. */
const PANELS = 10;
const WIDEST_PANEL = 2;
const BISECTIONS = 60;

/**
 * The chance of exactly n purchases and of leaving within t, for a customer alive now.
 *
 * Fader & Hardie 2006, "Deriving an Expression for P(X(t) = x) Under the Pareto/NBD Model", has it as a difference of
 * sums of hypergeometric functions, which cancels for large n. In y = ln(tau/alpha) the integrand over the time of
 * leaving tau is log-concave, so its peak and its extent are found and Gauss-Legendre panels laid over them.
 */
function leftAfter({ r, alpha, s, beta }: ParetoNbdParams, t: number, n: number): number {
  const logScale = logRising(r, n) - logRising(1, n) + Math.log((s * alpha) / beta);
  const log = (y: number) =>
    logScale + (n + 1) * y - (r + n) * softplus(y) - (s + 1) * softplus(y + Math.log(alpha / beta));
  const slope = (y: number) => n + 1 - (r + n) * logistic(y) - (s + 1) * logistic(y + Math.log(alpha / beta));
  const end = Math.log(t / alpha);

  let mode = end;
  if (slope(end) < 0) mode = boundary((y) => slope(y) < 0, end, -1);
  const floor = log(mode) - NEGLIGIBLE;
  const low = boundary((y) => log(y) > floor, mode, -1);
  const high = log(end) > floor ? end : boundary((y) => log(y) > floor, mode, 1);
  const panels = Math.max(PANELS, Math.ceil((high - low) / WIDEST_PANEL));
  const width = (high - low) / panels;
  let sum = 0;
  for (let k = 0; k < panels; k++) {
    RULE.nodes.forEach((node, i) => {
      sum += RULE.weights[i]! * Math.exp(log(low + (k + node) * width));
    });
  }
  return sum * width;
}

/** ln(1 + e^y) without overflow. */
const softplus = (y: number) => Math.max(y, 0) + Math.log1p(Math.exp(-Math.abs(y)));
const logistic = (y: number) => 1 / (1 + Math.exp(-y));

/** Where a condition that holds at `from` ceases, going in a direction. */
function boundary(holds: (y: number) => boolean, from: number, direction: 1 | -1): number {
  let step = 1;
  while (holds(from + direction * step)) step *= 2;
  let inside = step === 1 ? from : from + (direction * step) / 2;
  let outside = from + direction * step;
  for (let k = 0; k < BISECTIONS; k++) {
    const middle = (inside + outside) / 2;
    if (holds(middle)) inside = middle;
    else outside = middle;
  }
  return outside;
}

/**
 * P(X(t) = n): the chance of exactly n purchases in the next t of a customer alive now; of a new customer, repeat
 * purchases. Either alive at t after n purchases, or gone before then after n.
 *
 * @param t at or above 0, in the unit of alpha and beta
 * @param n whole, at or above 0
 */
export function purchaseCountProbability(market: ParetoNbdParams, t: number, n: number): number {
  if (t === 0) return n === 0 ? 1 : 0;
  const staying = survival(market, t) * negativeBinomialChance(market.r, market.alpha, t, n);
  return Math.min(1, staying + leftAfter(market, t, n));
}
