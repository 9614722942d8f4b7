import type { EarlyChances } from "../bg_nbd/params.ts";
import { usualMarket } from "../bg_nbd/usual_market.ts";
import { logGamma } from "../numeric/log_gamma.ts";
import {
  type Estimate,
  type Fit,
  type LogPrior,
  maximiseLikelihood,
} from "../numeric/maximise_likelihood.ts";
import type { FitOptions } from "../purchase_model.ts";
import { checkFrame, type TransactionFrame } from "../purchases/frame.ts";
import { collapse, type Histories, rescale, thin } from "../purchases/histories.ts";
import { regularLikelihood } from "./likelihood.ts";
import type { RegularParams } from "./params.ts";

export type RegularFit = Fit<keyof RegularParams>;

const NAMES = ["r", "alpha", "a", "b"] as const;
const ROUGH_ROWS = 4096;
/** More regular than this is a standing order. */
const MOST_PHASES = 30;
/** In units of the mean age. */
const LOWER = [1e-5, 1e-9, 1e-5, 1e-5];
const UPPER = [1e4, 1e10, 1e4, 1e5];
type Market = Estimate<(typeof NAMES)[number]>;

/** The sum of a column, its rounding errors carried along, so that the order of rows makes no difference. */
function carefulSum(column: Float64Array, weight: Float64Array | undefined): number {
  let sum = 0;
  let lost = 0;
  for (let i = 0; i < column.length; i++) {
    const value = column[i]! * (weight ? weight[i]! : 1);
    const next = sum + value;
    lost += Math.abs(sum) >= Math.abs(value) ? sum - next + value : value - next + sum;
    sum = next;
  }
  return sum + lost;
}

/**
 * Fits BG/CNBD-k (no early chances) or MBG/CNBD-k (one) by maximum likelihood, k included: k rises from 1 for as
 * long as the likelihood does.
 *
 * Time is first measured in mean ages, so days, weeks and years give the same fit. k has no standard error: it is
 * whole. Without the logarithms of the gaps k cannot be told, and the fit is refused.
 *
 * @throws RangeError for a row that no customer could have
 */
export function fitRegular(
  frame: TransactionFrame,
  early: EarlyChances,
  { isShrunk = false }: FitOptions = {},
): RegularFit {
  checkFrame(frame);
  const refused = (reason: string): RegularFit => ({ state: "refused", reason });
  if (!frame.logGaps) return refused("the gaps between purchases are not given, so k cannot be told");
  const histories = collapse(frame);
  const { customers, weight } = histories;
  const total = (column: Float64Array, code: Uint32Array) =>
    weight.reduce((sum, w, i) => sum + w * column[code[i]!]!, 0);
  const repeats = total(histories.x, histories.xCode);
  const exposure = total(histories.T, histories.TCode);
  if (weight.length === 0) return refused("no customers");
  if (exposure === 0) return refused("no time observed: every T is 0");
  if (repeats === 0) return refused("no repeat purchases: every customer has bought once");
  if (weight.length < NAMES.length) {
    return refused(`fewer distinct histories than parameters: ${weight.length} of ${NAMES.length}`);
  }
  const logGaps = carefulSum(frame.logGaps, frame.weight);
  if (!Number.isFinite(logGaps)) {
    return refused("a gap between purchases is 0: merge purchases of one moment");
  }

  const unit = exposure / customers;
  const scaled = rescale(histories, unit);
  const rough = thin(scaled, ROUGH_ROWS);
  const rate = (repeats / exposure) * unit;
  const gapTerm = (k: number) => (k - 1) * (logGaps - repeats * Math.log(unit)) - repeats * logGamma(k);
  let best: { k: number; estimate: Market; logLikelihood: number } | null = null;
  for (let k = 1; k <= MOST_PHASES; k++) {
    const starts: readonly (readonly number[])[] = best
      ? [startFrom(best.estimate.params, k)]
      : anyStart(rate);
    const estimate: Market = fitMarket(scaled, rough, k, early, starts, isShrunk);
    if (estimate.convergence.startsWith("did not")) {
      if (!best) return refused(estimate.convergence);
      break;
    }
    const logLikelihood = estimate.logLikelihood + gapTerm(k);
    if (best && logLikelihood <= best.logLikelihood) break;
    best = { k, estimate, logLikelihood };
  }
  const { k, estimate, logLikelihood } = best!;
  if (estimate.atBound.includes("alpha")) {
    return refused("no maximum: alpha runs off, as when repeats come at once");
  }
  const { params, standardErrors: errors } = estimate;
  return {
    ...estimate,
    state: "fitted",
    params: { k, ...params, alpha: params.alpha * unit },
    standardErrors: { k: null, ...errors, alpha: errors.alpha === null ? null : errors.alpha * unit },
    logStandardErrors: { k: null, ...estimate.logStandardErrors },
    logCovariance: withWholeFirst(estimate.logCovariance),
    // The density of purchase times is per unit of time
    logLikelihood: logLikelihood - repeats * Math.log(unit),
    customers,
    distinctRows: weight.length,
  };
}

function fitMarket(
  scaled: Histories,
  rough: Histories,
  k: number,
  early: EarlyChances,
  starts: readonly (readonly number[])[],
  isShrunk: boolean,
): Market {
  return maximiseLikelihood({
    names: NAMES,
    logLikelihood: regularLikelihood(scaled, k, early),
    roughLogLikelihood: regularLikelihood(rough, k, early),
    starts,
    lower: LOWER,
    upper: UPPER,
    observations: scaled.customers,
    prior: isShrunk ? usualRegular(early, k) : undefined,
  });
}

/** The usual market at the same pace of purchases, which takes k phases each. */
function usualRegular(early: EarlyChances, k: number): LogPrior {
  const { mean, spread } = usualMarket(early);
  return { mean: mean.map((m, i) => (NAMES[i] === "alpha" ? m - Math.log(k) : m)), spread };
}

const anyStart = (rate: number) =>
  [0.25, 1, 4].flatMap((r) =>
    [
      [0.5, 3],
      [1, 1],
      [1.5, 20],
    ].map(([a, b]) => [r, r / rate, a!, b!]),
  );

/** One more phase a purchase at the same pace of purchases. */
const startFrom = ({ r, alpha, a, b }: Market["params"], k: number) => [r, (alpha * (k - 1)) / k, a, b];

/** A covariance of four parameters as one of five, of which the first is whole and has none. */
function withWholeFirst(covariance: Float64Array | null): Float64Array | null {
  if (!covariance) return null;
  const wider = new Float64Array(25);
  for (let i = 0; i < 4; i++) {
    for (let j = 0; j < 4; j++) wider[(i + 1) * 5 + j + 1] = covariance[i * 4 + j]!;
  }
  return wider;
}
