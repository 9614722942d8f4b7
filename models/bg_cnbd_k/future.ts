import { gaussLegendre } from "../numeric/gauss_legendre.ts";
import { hyp2f1 } from "../numeric/hyp2f1.ts";
import { logGamma } from "../numeric/log_gamma.ts";
import { type CountWindow, negativeBinomial } from "../numeric/negative_binomial.ts";
import type { Living } from "./phase.ts";

const TAIL = 1e-15;
const RULE = gaussLegendre(48);
/** E[X(s)] is smooth, and its integral small beside E[X(h)]. */
const PARTS_RULE = gaussLegendre(20);

/**
 * P(N >= n) for n = 0, 1, ... of the purchases by t that nobody cuts short, up to where it vanishes. The n-th comes
 * with the phase kn - done, and phases are a Poisson process of a rate that is Gamma: exact sums of negative binomials.
 */
export function purchasesReached({ k, done, shape, rate }: Living, t: number): Float64Array {
  const z = t / (rate + t);
  const reached: number[] = [];
  for (let j = 0; j < k; j++) {
    const chance = done[j]!;
    if (chance === 0) continue;
    const { from, pmf } = negativeBinomial(shape + j, z);
    // From the right, so that small tails keep their digits
    let tail = 0;
    const last = from + pmf.length - 1;
    const most = Math.floor((last + j) / k);
    while (reached.length <= most) reached.push(0);
    let m = last;
    for (let n = most; n >= 1; n--) {
      for (const least = Math.max(from, k * n - j); m >= least; m--) tail += pmf[m - from]!;
      reached[n]! += chance * (k * n - j <= from ? 1 : tail);
    }
    reached[0]! += chance;
  }
  if (reached.length === 0) reached.push(1);
  return Float64Array.from(reached);
}

/** Walks over n = 1, 2, ... with P(N >= n), P(N >= n + 1), and the chance of not having left after n - 1 purchases. */
function walk(
  { a, b }: Living,
  reached: Float64Array,
  each: (n: number, now: number, next: number, stays: number, leaves: number) => void,
): void {
  let stays = 1;
  for (let n = 1; n < reached.length; n++) {
    const leaves = a / (a + b + n - 1);
    each(n, reached[n]!, n + 1 < reached.length ? reached[n + 1]! : 0, stays, leaves);
    stays *= 1 - leaves;
    if (stays * reached[n]! < TAIL * Math.max(reached[1]!, 1e-300)) break;
  }
}

/** E[X(t)] of a living customer: the sum over n of P(the n-th purchase comes by t, and the customer makes it). */
export function expectedPurchases(living: Living, t: number): number {
  let sum = 0;
  walk(living, purchasesReached(living, t), (_, now, __, stays) => {
    sum += stays * now;
  });
  return sum;
}

/** P(X(t) = n) of a living customer for n = 0, 1, ... up to a negligible tail; no difference of near-equal numbers. */
export function countChances(living: Living, t: number): Float64Array {
  const reached = purchasesReached(living, t);
  const pmf: number[] = [noPurchase(living, t)];
  walk(living, reached, (_, now, next, stays, leaves) => {
    pmf.push(stays * (now - next + leaves * next));
  });
  return Float64Array.from(pmf);
}

/** The chance that a living customer buys nothing in t: under k - done phases. */
export function noPurchase({ k, done, shape, rate }: Living, t: number): number {
  const z = t / (rate + t);
  const logQuiet = Math.log1p(-z);
  let sum = 0;
  for (let j = 0; j < k; j++) {
    if (done[j] === 0) continue;
    const s = shape + j;
    let term = Math.exp(s * logQuiet);
    let quiet = term;
    for (let m = 1; m < k - j; m++) {
      term *= ((s + m - 1) * z) / m;
      quiet += term;
    }
    sum += done[j]! * quiet;
  }
  return Math.min(1, sum);
}

/** The chance that a living customer is still alive t later. */
export function aliveAfter(living: Living, t: number): number {
  const reached = purchasesReached(living, t);
  let alive = noPurchase(living, t);
  walk(living, reached, (_, now, next, stays, leaves) => {
    alive += stays * (1 - leaves) * (now - next);
  });
  return Math.min(1, alive);
}

/** The polynomials of one horizon and discount by the customer's rate, which many customers share. */
export type Polynomials = Map<number, Float64Array | null>;

/**
 * Expected purchases of a living customer over the horizon, each discounted to now by e^(-discount s).
 *
 * The wait for the m-th phase is rate w / (1 - w) with w ~ Beta(m, shape), and moments of w up to a bound are again
 * tails of the negative binomial: E[w^i; w <= z] = (m)_i / (m + shape)_i P(M >= m + i). So the discount is written as
 * a polynomial of w over the horizon; where that would take too many terms, E[X(s)] is integrated instead.
 */
export function discountedPurchases(
  living: Living,
  horizon: number,
  discount: number,
  polynomials: Polynomials = new Map(),
): number {
  if (horizon === 0) return 0;
  if (discount === 0) return expectedPurchases(living, horizon);
  if (horizon === Number.POSITIVE_INFINITY) return discountedForever(living, discount);
  const z = horizon / (living.rate + horizon);
  let polynomial = polynomials.get(living.rate);
  if (polynomial === undefined) {
    polynomial = discountPolynomial(discount * living.rate, z);
    polynomials.set(living.rate, polynomial);
  }
  return polynomial
    ? discountedByMoments(living, z, polynomial)
    : discountedByIntegral(living, horizon, discount);
}

function discountedByMoments({ k, done, shape, a, b }: Living, z: number, polynomial: Float64Array): number {
  let total = 0;
  for (let j = 0; j < k; j++) {
    if (done[j] === 0) continue;
    const s = shape + j;
    const { from, tails } = tailsOf(negativeBinomial(s, z));
    let stays = 1;
    let sum = 0;
    for (let n = 1; k * n - j < from + tails.length; n++) {
      const m = k * n - j;
      let moment = 1;
      let discounted = 0;
      for (let i = 0; i < polynomial.length; i++) {
        const at = m + i - from;
        if (at >= tails.length) break;
        discounted += polynomial[i]! * moment * (at <= 0 ? 1 : tails[at]!);
        moment *= (m + i) / (m + s + i);
      }
      sum += stays * discounted;
      stays *= 1 - a / (a + b + n - 1);
      if (stays * tails[Math.max(0, m - from)]! < TAIL * sum) break;
    }
    total += done[j]! * sum;
  }
  return total;
}

/** P(M >= from), P(M >= from + 1), ... */
function tailsOf({ from, pmf }: CountWindow): { from: number; tails: Float64Array } {
  const tails = new Float64Array(pmf.length);
  let tail = 0;
  for (let i = pmf.length - 1; i >= 0; i--) {
    tail += pmf[i]!;
    tails[i] = tail;
  }
  return { from, tails };
}

const DEGREE = 14;
const COSINES = Float64Array.from({ length: DEGREE + 1 }, (_, i) =>
  Math.cos((Math.PI * (i + 0.5)) / (DEGREE + 1)),
);

/**
 * e^(-c w / (1 - w)) for w in [0, z] as a polynomial of w, by interpolation at Chebyshev's nodes; null where its last
 * terms are not yet negligible.
 */
function discountPolynomial(c: number, z: number): Float64Array | null {
  const n = DEGREE + 1;
  const values = COSINES.map((cosine) => {
    const w = (z * (1 + cosine)) / 2;
    return Math.exp((-c * w) / (1 - w));
  });
  const chebyshev = new Float64Array(n);
  for (let q = 0; q < n; q++) {
    let sum = 0;
    for (let i = 0; i < n; i++) sum += values[i]! * Math.cos((Math.PI * q * (i + 0.5)) / n);
    chebyshev[q] = (sum * (q === 0 ? 1 : 2)) / n;
  }
  const enough = chebyshev.findLastIndex((coefficient) => Math.abs(coefficient) > 1e-13);
  if (enough > DEGREE - 2) return null;
  // Clenshaw's recurrence on polynomials of y = 2 w / z - 1, then of w
  const twice = (p: Float64Array) => {
    const shifted = new Float64Array(n);
    for (let i = 0; i < n; i++) shifted[i] = -2 * p[i]! + (i > 0 ? (4 / z) * p[i - 1]! : 0);
    return shifted;
  };
  let one = new Float64Array(n);
  let two = new Float64Array(n);
  for (let q = enough; q >= 1; q--) {
    const next = twice(one);
    for (let i = 0; i < n; i++) next[i]! -= two[i]!;
    next[0]! += chebyshev[q]!;
    two = one;
    one = next;
  }
  const half = twice(one);
  const result = half.map((value, i) => value / 2 - two[i]!);
  result[0]! += chebyshev[0]!;
  return result.slice(0, enough + 1);
}

/** By parts: e^(-discount h) E[X(h)] + discount x the integral of e^(-discount s) E[X(s)]. */
function discountedByIntegral(living: Living, horizon: number, discount: number): number {
  const panels = Math.max(1, Math.ceil(discount * horizon));
  let sum = 0;
  for (let panel = 0; panel < panels; panel++) {
    for (let i = 0; i < PARTS_RULE.nodes.length; i++) {
      const y = (panel + PARTS_RULE.nodes[i]!) / panels;
      const s = y * y * horizon;
      sum += PARTS_RULE.weights[i]! * 2 * y * Math.exp(-discount * s) * expectedPurchases(living, s);
    }
  }
  const all = (discount * sum * horizon) / panels;
  return Math.exp(-discount * horizon) * expectedPurchases(living, horizon) + all;
}

/** The integrand is taken for nothing where it is e^-REACH of its peak. */
const REACH = 40;
const WIDEST_PANEL = 3;

/** Over y = ln(rate lambda), lambda the customer's pace of phases, whose density is that of ln Gamma(s, 1). */
function discountedForever({ k, done, shape, rate, a, b }: Living, discount: number): number {
  const c = discount * rate;
  let total = 0;
  for (let j = 0; j < k; j++) {
    if (done[j] === 0) continue;
    const s = shape + j;
    // Towards the left the integrand falls as e^(s y), and as e^((s + 1) y) where the pace is under the discount
    const left = 1 + Math.min(REACH / s, Math.max(0, Math.log(s / c)) + REACH / (s + 1));
    const from = Math.log(s) - Math.min(left, Math.sqrt((2 * REACH) / s) + REACH / s);
    const to = Math.log(s + Math.sqrt(2 * REACH * s) + REACH);
    const panels = Math.ceil((to - from) / Math.min(WIDEST_PANEL, 6 / Math.sqrt(s)));
    const norm = logGamma(s);
    let sum = 0;
    for (let panel = 0; panel < panels; panel++) {
      for (let i = 0; i < RULE.nodes.length; i++) {
        const y = from + ((panel + RULE.nodes[i]!) / panels) * (to - from);
        const lambda = Math.exp(y);
        const log = -Math.log1p(c / lambda);
        const ifRate = Math.exp((k - j) * log) * hyp2f1(1, b, a + b, Math.exp(k * log));
        sum += RULE.weights[i]! * Math.exp(s * y - lambda - norm) * ifRate;
      }
    }
    total += (done[j]! * sum * (to - from)) / panels;
  }
  return total;
}
