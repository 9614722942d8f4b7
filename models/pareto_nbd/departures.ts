import { gaussLegendre } from "../numeric/gauss_legendre.ts";
import type { ParetoNbdParams } from "./params.ts";

/**
 * Moments kept under the density of leaving: with A = log(1 + t/alpha), a = t/(alpha + t), and B, b the same of beta,
 * of A, a, B, b, AA, Aa, aa, AB, Ab, aB, ab, BB, Bb, bb.
 */
export const MOMENTS = 14;

/** Along one axis of time; only the first entries, as many as there are times, are in use. */
export interface Departures {
  /** ln of the integral of the density of leaving from a time to the last; -Infinity at the last. */
  logLeaving: Float64Array;
  /** Means of the moments over the same stretch, MOMENTS a time; 0 at the last. */
  moments: Float64Array;
  /** A, a, B, b at each time. */
  logAlpha: Float64Array;
  fractionAlpha: Float64Array;
  logBeta: Float64Array;
  fractionBeta: Float64Array;
}

export const departuresOf = (times: number): Departures => ({
  logLeaving: new Float64Array(times),
  moments: new Float64Array(times * MOMENTS),
  logAlpha: new Float64Array(times),
  fractionAlpha: new Float64Array(times),
  logBeta: new Float64Array(times),
  fractionBeta: new Float64Array(times),
});

/** Rules by the relative change over a panel up to which they keep thirteen digits. */
const RULES = [
  { change: 0.0025, rule: gaussLegendre(2) },
  { change: 0.06, rule: gaussLegendre(3) },
  { change: 0.27, rule: gaussLegendre(4) },
  { change: 1.2, rule: gaussLegendre(6) },
  { change: 2.6, rule: gaussLegendre(8) },
];
const WIDEST = RULES.at(-1)!;
/** The poles of the density count as this much steepness: its higher derivatives grow by them. */
const POLE = 5;
/** Where the density times its time scale has fallen by e^-45, the rest is below the last digit. */
const NEGLIGIBLE = 45;

/**
 * Integrates the density of leaving over every stretch between one of `time` and the last of them.
 *
 * Of a customer with x purchases, the last at t_x, it is the chance of no purchase up to tau and of leaving there,
 *
 *     f(tau) = s / beta (1 + tau/alpha)^-(r+x) (1 + tau/beta)^-(s+1),
 *
 * whose integral from t_x to T is s / (r + s + x) alpha^(r+x) beta^s A0 in Fader & Hardie 2005, "A note on deriving
 * the Pareto/NBD model and related expressions": there two Gauss hypergeometric functions, which
 * overflow, cancel and are slow. Here each panel between neighbouring times is a short Gauss-Legendre sum, and the
 * panels are added up from the last time backwards on the scale of the density where they have got to: so nothing
 * cancels, small integrals keep their digits, and all the silences of a group cost as much as its longest.
 *
 * @param time ascending, from `from` to before `to`; at or above 0
 * @param out written; at least to - from long
 */
export function integrateDepartures(
  { r, alpha, s, beta }: ParetoNbdParams,
  x: number,
  time: Float64Array,
  from: number,
  to: number,
  out: Departures,
): void {
  const u = r + x;
  const v = s + 1;
  const { logLeaving, moments, logAlpha, fractionAlpha, logBeta, fractionBeta } = out;
  const last = to - from - 1;
  const logStart = Math.log(s / beta);
  let [m, mA, ma, mB, mb] = [0, 0, 0, 0, 0];
  let [mAA, mAa, maa, mAB, mAb, maB, mab, mBB, mBb, mbb] = [0, 0, 0, 0, 0, 0, 0, 0, 0, 0];
  for (let j = last; j >= 0; j--) {
    const t = time[from + j]!;
    const alphaT = alpha + t;
    const betaT = beta + t;
    const A0 = Math.log1p(t / alpha);
    const B0 = Math.log1p(t / beta);
    logAlpha[j] = A0;
    logBeta[j] = B0;
    fractionAlpha[j] = t / alphaT;
    fractionBeta[j] = t / betaT;
    if (j === last) {
      logLeaving[j] = Number.NEGATIVE_INFINITY;
      moments.fill(0, j * MOMENTS, (j + 1) * MOMENTS);
      continue;
    }
    const next = time[from + j + 1]!;
    const carry = Math.exp(-u * Math.log1p((next - t) / alphaT) - v * Math.log1p((next - t) / betaT));
    m *= carry;
    mA *= carry;
    ma *= carry;
    mB *= carry;
    mb *= carry;
    mAA *= carry;
    mAa *= carry;
    maa *= carry;
    mAB *= carry;
    mAb *= carry;
    maB *= carry;
    mab *= carry;
    mBB *= carry;
    mBb *= carry;
    mbb *= carry;

    const pole = Math.min(alphaT, betaT);
    for (let done = 0; done < next - t; ) {
      const steepness = u / (alphaT + done) + v / (betaT + done) + POLE / (pole + done);
      let width = next - t - done;
      const change = width * steepness;
      let { rule } = WIDEST;
      let isLast = true;
      if (change > WIDEST.change) {
        width = WIDEST.change / steepness;
        isLast = false;
      } else {
        for (let k = 0; k < RULES.length; k++) {
          if (change > RULES[k]!.change) continue;
          rule = RULES[k]!.rule;
          break;
        }
      }
      const { nodes, weights } = rule;
      let fall = 0;
      for (let i = 0; i < nodes.length; i++) {
        const past = done + nodes[i]! * width;
        const fallA = Math.log1p(past / alphaT);
        const fallB = Math.log1p(past / betaT);
        fall = u * fallA + v * fallB;
        const w = weights[i]! * width * Math.exp(-fall);
        const A = A0 + fallA;
        const B = B0 + fallB;
        const a = (t + past) / (alphaT + past);
        const b = (t + past) / (betaT + past);
        const wA = w * A;
        const wa = w * a;
        const wB = w * B;
        const wb = w * b;
        m += w;
        mA += wA;
        ma += wa;
        mB += wB;
        mb += wb;
        mAA += wA * A;
        mAa += wA * a;
        maa += wa * a;
        mAB += wA * B;
        mAb += wA * b;
        maB += wa * B;
        mab += wa * b;
        mBB += wB * B;
        mBb += wB * b;
        mbb += wb * b;
      }
      if (isLast) break;
      done += width;
      if (fall - Math.log1p(done / pole) > NEGLIGIBLE) break;
    }
    logLeaving[j] = logStart - u * A0 - v * B0 + Math.log(m);
    const inverse = 1 / m;
    const k = j * MOMENTS;
    moments[k] = mA * inverse;
    moments[k + 1] = ma * inverse;
    moments[k + 2] = mB * inverse;
    moments[k + 3] = mb * inverse;
    moments[k + 4] = mAA * inverse;
    moments[k + 5] = mAa * inverse;
    moments[k + 6] = maa * inverse;
    moments[k + 7] = mAB * inverse;
    moments[k + 8] = mAb * inverse;
    moments[k + 9] = maB * inverse;
    moments[k + 10] = mab * inverse;
    moments[k + 11] = mBB * inverse;
    moments[k + 12] = mBb * inverse;
    moments[k + 13] = mbb * inverse;
  }
}
