import { type Estimate, type Fit, maximiseLikelihood } from "../numeric/maximise_likelihood.ts";
import type { FitOptions } from "../purchase_model.ts";
import { checkFrame, type TransactionFrame } from "../purchases/frame.ts";
import { collapse, type Histories, rescale, thin } from "../purchases/histories.ts";
import { logLikelihood } from "./likelihood.ts";
import type { ParetoNbdParams } from "./params.ts";
import { usualMarket } from "./usual_market.ts";

export type ParetoNbdFit = Fit<keyof ParetoNbdParams>;
type ParetoNbdEstimate = Estimate<keyof ParetoNbdParams>;

const NAMES = ["r", "alpha", "s", "beta"] as const;
/** Every start is run on the first, the best polished on the second, and then on all. */
const ROUGH_ROWS = 2048;
const MIDDLE_ROWS = 32_768;
/** In units of the mean age. A shape beyond 10^4 is a spread under 1 %, which no data set could tell from none. */
const LOWER = [1e-5, 1e-9, 1e-5, 1e-9];
const UPPER = [1e4, 1e10, 1e4, 1e10];

const S = 2;
/** Repeat purchases in a mean age; a prior may be asked about a company that has none. */
const SLOWEST_START = 1e-2;

function sumBy(histories: Histories, column: Float64Array, code: Uint32Array): number {
  return histories.weight.reduce((sum, w, i) => sum + w * column[code[i]!]!, 0);
}

/** Fewer customers than this expected to leave in a mean age is nobody. */
const NOBODY = 0.5;

/** Where nobody leaves, the likelihood feels neither s nor beta: wherever they have stopped, nothing is known of them. */
function withoutLeaving(estimate: ParetoNbdEstimate): ParetoNbdEstimate {
  const { atBound, standardErrors, logStandardErrors, logCovariance } = estimate;
  return {
    ...estimate,
    convergence: "converged at a bound",
    atBound: NAMES.filter((name) => name === "s" || name === "beta" || atBound.includes(name)),
    standardErrors: { ...standardErrors, s: null, beta: null },
    logStandardErrors: { ...logStandardErrors, s: null, beta: null },
    logCovariance: logCovariance?.map((c, k) => (k >> 2 < S && (k & 3) < S ? c : 0)) ?? null,
  };
}

/**
 * Fits Pareto/NBD by maximum likelihood, or to the posterior mode when shrunk.
 *
 * Time is first measured in mean ages, so days, weeks and years give the same fit. The log-likelihood, alpha and beta
 * are returned in the frame's own unit. The order of rows, and whether equal rows are repeated or weighted, make no
 * difference. A parameter that runs to its bound is named in `atBound`: r and alpha where customers do not differ in
 * their rates, s and beta where they do not differ in their lifetimes; where nobody leaves,
 * both are named, for the likelihood does not feel them.
 *
 * @param options isShrunk draws the parameters towards the usual market: then any company with some time observed has
 *   an answer, whose log-likelihood is that of the data alone
 * @returns state "refused", with the reason, where the data cannot tell four parameters
 * @throws RangeError for a row that no customer could have
 */
export function fitParetoNbd(frame: TransactionFrame, { isShrunk = false }: FitOptions = {}): ParetoNbdFit {
  checkFrame(frame);
  const histories = collapse(frame);
  const { customers } = histories;
  const distinctRows = histories.weight.length;
  const repeats = sumBy(histories, histories.x, histories.xCode);
  const exposure = sumBy(histories, histories.T, histories.TCode);
  const refused = (reason: string): ParetoNbdFit => ({ state: "refused", reason });
  if (distinctRows === 0) return refused("no customers");
  if (exposure === 0) return refused("no time observed: every T is 0");
  if (!isShrunk && repeats === 0) return refused("no repeat purchases: every customer has bought once");
  if (!isShrunk && distinctRows < NAMES.length) {
    return refused(`fewer distinct histories than parameters: ${distinctRows} of ${NAMES.length}`);
  }

  const unit = exposure / customers;
  const scaled = rescale(histories, unit);
  const rate = Math.max((repeats / exposure) * unit, SLOWEST_START);
  const starts = [0.4, 2].flatMap((r) =>
    [
      [0.5, 0.5],
      [0.2, 3],
      [3, 3],
    ].map(([s, beta]) => [r, r / (1.5 * rate), s!, beta!]),
  );
  const search = {
    names: NAMES,
    lower: LOWER,
    upper: UPPER,
    observations: customers,
    prior: isShrunk ? usualMarket : undefined,
  };
  const middle = logLikelihood(thin(scaled, MIDDLE_ROWS));
  const first = maximiseLikelihood({
    ...search,
    logLikelihood: middle,
    roughLogLikelihood: logLikelihood(thin(scaled, ROUGH_ROWS)),
    starts,
  });
  const estimate =
    distinctRows <= MIDDLE_ROWS
      ? first
      : maximiseLikelihood({
          ...search,
          logLikelihood: logLikelihood(scaled),
          roughLogLikelihood: middle,
          starts: [NAMES.map((name) => first.params[name])],
        });
  if (estimate.convergence.startsWith("did not")) return refused(estimate.convergence);
  const leavers = customers * estimate.params.s * Math.log1p(1 / estimate.params.beta);
  const known = leavers < NOBODY ? withoutLeaving(estimate) : estimate;
  const { params, standardErrors, logLikelihood: scaledLogLikelihood } = known;
  return {
    ...known,
    state: "fitted",
    params: { ...params, alpha: params.alpha * unit, beta: params.beta * unit },
    standardErrors: {
      ...standardErrors,
      alpha: standardErrors.alpha === null ? null : standardErrors.alpha * unit,
      beta: standardErrors.beta === null ? null : standardErrors.beta * unit,
    },
    // The density of purchase times is per unit of time
    logLikelihood: scaledLogLikelihood - repeats * Math.log(unit),
    customers,
    distinctRows,
  };
}
