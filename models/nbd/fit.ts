import { type Fit, maximiseLikelihood } from "../numeric/maximise_likelihood.ts";
import type { FitOptions } from "../purchase_model.ts";
import { checkFrame, type TransactionFrame } from "../purchases/frame.ts";
import { collapse, rescale, thin } from "../purchases/histories.ts";
import { logLikelihood } from "./likelihood.ts";
import type { NbdParams } from "./params.ts";
import { usualMarket } from "./usual_market.ts";

export type NbdFit = Fit<keyof NbdParams>;

const NAMES = ["r", "alpha"] as const;
const ROUGH_ROWS = 4096;
/** Repeat purchases in a mean age; a prior may be asked about a company that has none. */
const SLOWEST_START = 1e-2;
/** In units of the mean age. A shape beyond 10^4 is a spread under 1 %, which no data set could tell from none. */
const LOWER = [1e-5, 1e-9];
const UPPER = [1e4, 1e10];

/**
 * Fits the NBD by maximum likelihood, or to the posterior mode when shrunk.
 *
 * Time is first measured in mean ages, so days, weeks and years give the same fit. The log-likelihood and alpha are
 * returned in the frame's own unit. Where customers do not differ in their rates, r is at its bound and named.
 *
 * @param options isShrunk draws the parameters towards the usual market: then any company with some time observed has
 *   an answer, whose log-likelihood is that of the data alone
 * @returns state "refused", with the reason, where the data cannot tell two parameters
 * @throws RangeError for a row that no customer could have
 */
export function fitNbd(frame: TransactionFrame, { isShrunk = false }: FitOptions = {}): NbdFit {
  checkFrame(frame);
  const histories = collapse(frame);
  const { customers, weight, x, xCode, T, TCode } = histories;
  const distinctRows = weight.length;
  const repeats = weight.reduce((sum, w, i) => sum + w * x[xCode[i]!]!, 0);
  const exposure = weight.reduce((sum, w, i) => sum + w * T[TCode[i]!]!, 0);
  const refused = (reason: string): NbdFit => ({ state: "refused", reason });
  if (distinctRows === 0) return refused("no customers");
  if (exposure === 0) return refused("no time observed: every T is 0");
  if (!isShrunk && repeats === 0) return refused("no repeat purchases: every customer has bought once");
  if (!isShrunk && distinctRows < NAMES.length) {
    return refused(`fewer distinct histories than parameters: ${distinctRows} of ${NAMES.length}`);
  }

  const unit = exposure / customers;
  const scaled = rescale(histories, unit);
  const rate = Math.max((repeats / exposure) * unit, SLOWEST_START);
  const estimate = maximiseLikelihood({
    names: NAMES,
    logLikelihood: logLikelihood(scaled),
    roughLogLikelihood: logLikelihood(thin(scaled, ROUGH_ROWS)),
    starts: [0.25, 1, 4].map((r) => [r, r / rate]),
    lower: LOWER,
    upper: UPPER,
    observations: customers,
    prior: isShrunk ? usualMarket : undefined,
  });
  if (estimate.convergence.startsWith("did not")) return refused(estimate.convergence);
  const { params, standardErrors, logLikelihood: scaledLogLikelihood } = estimate;
  return {
    ...estimate,
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
