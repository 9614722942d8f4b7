import { type Fit, maximiseLikelihood } from "../numeric/maximise_likelihood.ts";
import { frequencySpendCorrelation } from "./correlation.ts";
import { type GammaGammaParams, type PopulationMean, populationMean } from "./expected_spend.ts";
import { checkSpendFrame, type SpendFrame } from "./frame.ts";
import { spendLogLikelihood } from "./likelihood.ts";
import { collapseSpends, thinSpends } from "./spends.ts";

type Fitted = Extract<Fit<keyof GammaGammaParams>, { state: "fitted" }>;

export type GammaGammaFit =
  | (Fitted & {
      /** Mean of the customers' mean spends, as seen. */
      observedMean: number;
      populationMean: PopulationMean;
      /** Pearson's correlation of frequency and spend, which the model takes to be 0; null when either is constant. */
      correlation: number | null;
    })
  | { state: "refused"; reason: string };

const NAMES = ["p", "q", "v"] as const;
const ROUGH_ROWS = 4096;
/** In units of the geometric mean spend. */
const LOWER = [1e-4, 1e-3, 1e-9];
const UPPER = [1e4, 1e4, 1e10];

/**
 * Fits the Gamma-Gamma model of spend by maximum likelihood over the customers with repeat purchases and a mean spend
 * above 0. Amounts are first measured in geometric means, so the currency makes no difference; v and the
 * log-likelihood are returned in the frame's own.
 *
 * @returns state "refused", with the reason, where the data cannot tell three parameters
 * @throws RangeError for a row that no customer could have
 */
export function fitGammaGamma(frame: SpendFrame): GammaGammaFit {
  checkSpendFrame(frame);
  const spends = collapseSpends(frame);
  const { customers, m, weight } = spends;
  const distinctRows = weight.length;
  const refused = (reason: string): GammaGammaFit => ({ state: "refused", reason });
  if (distinctRows === 0) return refused("no customer has a repeat purchase with a spend above 0");
  if (distinctRows < NAMES.length) {
    return refused(`fewer distinct spends than parameters: ${distinctRows} of ${NAMES.length}`);
  }
  if (m.every((mean) => mean === m[0])) return refused(`every customer spends the same: ${m[0]}`);

  const logUnit = m.reduce((sum, mean, i) => sum + weight[i]! * Math.log(mean), 0) / customers;
  const unit = Math.exp(logUnit);
  const scaled = { ...spends, m: m.map((mean) => mean / unit) };
  const starts = [0.5, 2, 8].flatMap((p) => [1.5, 4, 20].map((q) => [p, q, (q - 1) / p]));
  const estimate = maximiseLikelihood({
    names: NAMES,
    logLikelihood: spendLogLikelihood(scaled),
    roughLogLikelihood: spendLogLikelihood(thinSpends(scaled, ROUGH_ROWS)),
    starts,
    lower: LOWER,
    upper: UPPER,
    observations: customers,
  });
  if (estimate.convergence.startsWith("did not")) return refused(estimate.convergence);
  const { v } = estimate.standardErrors;
  const params = { ...estimate.params, v: estimate.params.v * unit };
  return {
    ...estimate,
    state: "fitted",
    params,
    standardErrors: { ...estimate.standardErrors, v: v === null ? null : v * unit },
    logLikelihood: estimate.logLikelihood - customers * logUnit,
    customers,
    distinctRows,
    observedMean: m.reduce((sum, mean, i) => sum + weight[i]! * mean, 0) / customers,
    populationMean: populationMean(params),
    correlation: frequencySpendCorrelation(spends),
  };
}
