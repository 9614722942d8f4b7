import type { Derivatives } from "../numeric/minimise.ts";
import { risingTable } from "../numeric/rising_table.ts";
import type { Histories } from "../purchases/histories.ts";
import { type Curvature, curvature, symmetric } from "./curvature.ts";
import { type Departures, departuresOf, integrateDepartures, MOMENTS } from "./departures.ts";
import type { ParetoNbdParams } from "./params.ts";
import { longestAxis, type Silences, silences } from "./silences.ts";

/** Weights put on the moments of leaving and of staying at each time of an axis, plain ones first. */
const SUMS = MOMENTS + 1;
/** A constant of this module: an imported one is looked up each time that a loop reads it. */
const STRIDE = MOMENTS;

/** What the likelihood needs of each time on an axis, as the end of a silence and as its start. */
interface Axis extends Departures {
  /** ln P(alive at t, no purchase since the first day). */
  logStaying: Float64Array;
  /** The share of `logStaying` that `logLeaving` is. */
  leaving: Float64Array;
  /** Gradients of `logLeaving`, and of the end's part of the likelihood in units of staying; four a time. */
  startSlope: Float64Array;
  endSlope: Float64Array;
  startWeight: Float64Array;
  endWeight: Float64Array;
}

const axisOf = (times: number): Axis => ({
  ...departuresOf(times),
  logStaying: new Float64Array(times),
  leaving: new Float64Array(times),
  startSlope: new Float64Array(4 * times),
  endSlope: new Float64Array(4 * times),
  startWeight: new Float64Array(times),
  endWeight: new Float64Array(times),
});

/** Values and gradients in (r, ln alpha, s, ln beta) at every time of the group's axis. */
function measure({ s }: ParetoNbdParams, u: number, times: number, axis: Axis): void {
  const { logAlpha, fractionAlpha, logBeta, fractionBeta, logLeaving, moments, startSlope, endSlope } = axis;
  for (let j = 0; j < times; j++) {
    const staying = -u * logAlpha[j]! - s * logBeta[j]!;
    const leaving = Math.exp(logLeaving[j]! - staying);
    axis.logStaying[j] = staying;
    axis.leaving[j] = leaving;
    const k = j * STRIDE;
    const i = 4 * j;
    startSlope[i] = -moments[k]!;
    startSlope[i + 1] = u * moments[k + 1]!;
    startSlope[i + 2] = 1 / s - moments[k + 2]!;
    startSlope[i + 3] = -1 + (s + 1) * moments[k + 3]!;
    endSlope[i] = -logAlpha[j]! - leaving * startSlope[i]!;
    endSlope[i + 1] = u * fractionAlpha[j]! - leaving * startSlope[i + 1]!;
    endSlope[i + 2] = -logBeta[j]! - leaving * startSlope[i + 2]!;
    endSlope[i + 3] = s * fractionBeta[j]! - leaving * startSlope[i + 3]!;
  }
  axis.startWeight.fill(0, 0, times);
  axis.endWeight.fill(0, 0, times);
}

/** Adds to `gone` and `there` the moments of leaving and of staying, by the weights that the rows put on them. */
function weigh(times: number, axis: Axis, gone: Float64Array, there: Float64Array): void {
  const { startWeight, endWeight, leaving, moments } = axis;
  gone.fill(0);
  there.fill(0);
  for (let j = 0; j < times; j++) {
    const toEnd = endWeight[j]!;
    const toLeaving = startWeight[j]! - toEnd * leaving[j]!;
    gone[0]! += toLeaving;
    for (let k = 0; toLeaving !== 0 && k < STRIDE; k++) gone[k + 1]! += toLeaving * moments[j * STRIDE + k]!;
    if (toEnd === 0) continue;
    const A = axis.logAlpha[j]!;
    const a = axis.fractionAlpha[j]!;
    const B = axis.logBeta[j]!;
    const b = axis.fractionBeta[j]!;
    there[0]! += toEnd;
    there[1]! += toEnd * A;
    there[2]! += toEnd * a;
    there[3]! += toEnd * B;
    there[4]! += toEnd * b;
    there[5]! += toEnd * A * A;
    there[6]! += toEnd * A * a;
    there[7]! += toEnd * a * a;
    there[8]! += toEnd * A * B;
    there[9]! += toEnd * A * b;
    there[10]! += toEnd * a * B;
    there[11]! += toEnd * a * b;
    there[12]! += toEnd * B * B;
    there[13]! += toEnd * B * b;
    there[14]! += toEnd * b * b;
  }
}

/** Adds one group's rows: values, gradient and the part of the Hessian that belongs to single rows. */
function addRows(
  { rowFrom, row, start, end }: Silences,
  group: number,
  weight: Float64Array,
  axis: Axis,
  sums: { value: number; gradient: Float64Array; hessian: Curvature },
): void {
  const { logLeaving, logStaying, leaving, startSlope, endSlope, startWeight, endWeight } = axis;
  let [value, gR, gA, gS, gB] = [0, 0, 0, 0, 0];
  let [rr, ra, rs, rb, aa, as, ab, ss, sb, bb] = [0, 0, 0, 0, 0, 0, 0, 0, 0, 0];
  for (let k = rowFrom[group]!; k < rowFrom[group + 1]!; k++) {
    const w = weight[row[k]!]!;
    const from = start[k]!;
    const to = end[k]!;
    const stay = logStaying[to]!;
    const ahead = logLeaving[from]! - stay;
    // Leaving after t_x, less leaving after T, plus staying to T: the difference is at most half of the whole
    const larger = Math.max(ahead, 0);
    const small = Math.exp(-Math.abs(ahead));
    const left = ahead > 0 ? 1 : small;
    const stayed = ahead > 0 ? small : 1;
    const whole = left + stayed * (1 - leaving[to]!);
    const pLeft = left / whole;
    const pStayed = stayed / whole;
    value += w * (stay + larger + Math.log(whole));
    startWeight[from]! += w * pLeft;
    endWeight[to]! += w * pStayed;
    const i = 4 * from;
    const j = 4 * to;
    const dR = pLeft * startSlope[i]! + pStayed * endSlope[j]!;
    const dA = pLeft * startSlope[i + 1]! + pStayed * endSlope[j + 1]!;
    const dS = pLeft * startSlope[i + 2]! + pStayed * endSlope[j + 2]!;
    const dB = pLeft * startSlope[i + 3]! + pStayed * endSlope[j + 3]!;
    const wR = w * dR;
    const wA = w * dA;
    const wS = w * dS;
    gR += wR;
    gA += wA;
    gS += wS;
    gB += w * dB;
    rr += wR * dR;
    ra += wR * dA;
    rs += wR * dS;
    rb += wR * dB;
    aa += wA * dA;
    as += wA * dS;
    ab += wA * dB;
    ss += wS * dS;
    sb += wS * dB;
    bb += w * dB * dB;
  }
  sums.value += value;
  [gR, gA, gS, gB].forEach((g, i) => {
    sums.gradient[i]! += g;
  });
  [rr, ra, rs, rb, aa, as, ab, ss, sb, bb].forEach((h, i) => {
    sums.hessian[i]! -= h;
  });
}

/**
 * The log-likelihood of all histories, with gradient and Hessian in (r, alpha, s, beta).
 *
 * Schmittlein, Morrison & Colombo 1987; Fader & Hardie 2005, "A note on deriving the Pareto/NBD model and related
 * expressions". A customer with x purchases, the last at t_x, has either stayed to T or left in between; up to
 * Gamma(r + x) / (Gamma(r) alpha^x),
 *
 *     (1 + T/alpha)^-(r+x) (1 + T/beta)^-s + leaving(t_x) - leaving(T)
 *
 * with the integrals of {@link integrateDepartures}. Leaving after T is at most staying to T, so the difference
 * costs no digit. Work is done once a distinct x and time; a row costs an exponential and a logarithm.
 */
export function logLikelihood(histories: Histories): (params: Float64Array) => Derivatives {
  const grouped = silences(histories);
  const { x, row, timeFrom, time } = grouped;
  const { weight } = histories;
  const axis = axisOf(longestAxis(timeFrom));
  const customers = new Float64Array(x.length);
  for (let i = 0; i < row.length; i++) customers[histories.xCode[i]!]! += weight[i]!;
  const gone = new Float64Array(SUMS);
  const there = new Float64Array(SUMS);

  return ([r, alpha, s, beta]) => {
    const params = { r: r!, alpha: alpha!, s: s!, beta: beta! };
    const sums = { value: 0, gradient: new Float64Array(4), hessian: new Float64Array(10) };
    const rising = risingTable(params.r, x);
    for (let g = 0; g < x.length; g++) {
      const from = timeFrom[g]!;
      const times = timeFrom[g + 1]! - from;
      const u = params.r + x[g]!;
      integrateDepartures(params, x[g]!, time, from, from + times, axis);
      measure(params, u, times, axis);
      addRows(grouped, g, weight, axis, sums);
      weigh(times, axis, gone, there);
      curvature(gone, u, { rate: params.s + 1, shape: 1 / params.s, scale: -1 }, sums.hessian);
      curvature(there, u, { rate: params.s, shape: 0, scale: 0 }, sums.hessian);
      const n = customers[g]!;
      sums.value += n * (rising.value[g]! - x[g]! * Math.log(params.alpha));
      sums.gradient[0]! += n * rising.first[g]!;
      sums.gradient[1]! -= n * x[g]!;
      sums.hessian[0]! += n * rising.second[g]!;
    }
    // From ln alpha and ln beta to alpha and beta
    const units = [1, params.alpha, 1, params.beta];
    const { value, gradient } = sums;
    const hessian = symmetric(sums.hessian).map((h, k) => {
      const [i, j] = [k >> 2, k & 3];
      const twice = i === j && (i & 1) === 1 ? gradient[i]! : 0;
      return (h - twice) / (units[i]! * units[j]!);
    });
    return { value, gradient: gradient.map((g, i) => g / units[i]!), hessian };
  };
}
