import { type Fit, maximiseLikelihood } from "../numeric/maximise_likelihood.ts";
import type { FitOptions } from "../purchase_model.ts";
import { checkFrame, type TransactionFrame } from "../purchases/frame.ts";
import { collapse, type Histories, rescale, thin } from "../purchases/histories.ts";
import { logLikelihood } from "./likelihood.ts";
import type { BetaGeometricParams, EarlyChances } from "./params.ts";
import { usualMarket } from "./usual_market.ts";

export type BetaGeometricFit = Fit<keyof BetaGeometricParams>;

const NAMES = ["r", "alpha", "a", "b"] as const;
const ROUGH_ROWS = 2048;
const SOME_ROWS = 65_536;
/** Repeat purchases in a mean age; a prior may be asked about a company that has none. */
const SLOWEST_START = 1e-2;
/** In units of the mean age. A shape beyond 10^4 is a spread under 1 %, which no data set could tell from none. */
const LOWER = [1e-5, 1e-9, 1e-5, 1e-5];
const UPPER = [1e4, 1e10, 1e4, 1e5];

function sumBy(histories: Histories, column: Float64Array, code: Uint32Array): number {
  return histories.weight.reduce((sum, w, i) => sum + w * column[code[i]!]!, 0);
}

/**
 * Fits BG/NBD (no early chances) or MBG/NBD (one) by maximum likelihood.
 *
 * Time is first measured in mean ages, so days, weeks and years give the same fit. The log-likelihood and alpha
 * are returned in the frame's own unit. The order of rows, and whether equal rows are repeated or weighted, make
 * no difference.
 *
 * @param options isShrunk draws the parameters towards the usual market: then any company with some time observed has
 *   an answer, whose log-likelihood is that of the data alone
 * @returns state "refused", with the reason, where the data cannot tell four parameters
 * @throws RangeError for a row that no customer could have
 */
export function fitBetaGeometric(
  frame: TransactionFrame,
  early: EarlyChances,
  { isShrunk = false }: FitOptions = {},
): BetaGeometricFit {
  checkFrame(frame);
  const histories = collapse(frame);
  const { customers } = histories;
  const distinctRows = histories.weight.length;
  const prior = isShrunk ? usualMarket(early) : undefined;
  const repeats = sumBy(histories, histories.x, histories.xCode);
  const exposure = sumBy(histories, histories.T, histories.TCode);
  const refused = (reason: string): BetaGeometricFit => ({ state: "refused", reason });
  if (distinctRows === 0) return refused("no customers");
  if (exposure === 0) return refused("no time observed: every T is 0");
  if (!prior && repeats === 0) return refused("no repeat purchases: every customer has bought once");
  if (!prior && distinctRows < NAMES.length) {
    return refused(`fewer distinct histories than parameters: ${distinctRows} of ${NAMES.length}`);
  }

  const unit = exposure / customers;
  const scaled = rescale(histories, unit);
  const rate = (repeats / exposure) * unit;
  const starts = [0.25, 1, 4].flatMap((r) =>
    [
      [0.5, 3],
      [1, 1],
      [1.5, 20],
    ].map(([a, b]) => [r, r / Math.max(rate, SLOWEST_START), a!, b!]),
  );
  const problem = { names: NAMES, lower: LOWER, upper: UPPER, observations: customers, prior };
  const some = logLikelihood(thin(scaled, SOME_ROWS), early);
  // All rows are read only to polish what a part of them has found
  const found = maximiseLikelihood({
    ...problem,
    logLikelihood: some,
    roughLogLikelihood: logLikelihood(thin(scaled, ROUGH_ROWS), early),
    starts,
  });
  const estimate = maximiseLikelihood({
    ...problem,
    logLikelihood: logLikelihood(scaled, early),
    roughLogLikelihood: some,
    starts: [NAMES.map((name) => found.params[name])],
  });
  if (estimate.convergence.startsWith("did not")) return refused(estimate.convergence);
  if (estimate.atBound.includes("alpha"))
    return refused("no maximum: alpha runs off, as when repeats come at once");
  const { params, standardErrors, logLikelihood: scaledLogLikelihood } = estimate;
  return {
    ...estimate,
    iterations: found.iterations + estimate.iterations,
    state: "fitted",
    params: { ...params, alpha: params.alpha * unit },
    standardErrors: {
      ...standardErrors,
      alpha: standardErrors.alpha === null ? null : standardErrors.alpha * unit,
    },
    // The density of purchase times is per unit of time
    logLikelihood: scaledLogLikelihood - repeats * Math.log(unit),
    customers,
    distinctRows,
  };
}
