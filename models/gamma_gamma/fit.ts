import { type Fit, maximiseLikelihood } from "../numeric/maximise_likelihood.ts";
import { frequencySpendCorrelation } from "./correlation.ts";
import { type GammaGammaParams, type PopulationMean, populationMean } from "./expected_spend.ts";
import { checkSpendFrame, type SpendFrame } from "./frame.ts";
import { spendLogLikelihood } from "./likelihood.ts";
import { collapseSpends, rescaleSpends, type Spends, sumOfLogs, thinSpends } from "./spends.ts";

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
  return fitSpends(collapseSpends(frame));
}

const refused = (reason: string) => ({ state: "refused", reason }) as const;

/** Why spends cannot tell three parameters; null where they can. */
export function refusalOfSpends({ m }: Spends): string | null {
  if (m.length === 0) return "no customer has a repeat purchase with a spend above 0";
  if (m.length < NAMES.length) {
    return `fewer distinct spends than parameters: ${m.length} of ${NAMES.length}`;
  }
  return m.every((mean) => mean === m[0]) ? `every customer spends the same: ${m[0]}` : null;
}

/** Logarithm of the geometric mean of all mean spends. */
export function logUnitOf(spends: Spends): number {
  let sum = 0;
  for (let g = 0; g < spends.x.length; g++) sum += sumOfLogs(spends, g);
  return sum / spends.customers;
}

/** {@link fitGammaGamma} of spends that are collapsed already. */
export function fitSpends(spends: Spends): GammaGammaFit {
  const reason = refusalOfSpends(spends);
  if (reason !== null) return refused(reason);
  const { customers, m, weight } = spends;
  const logUnit = logUnitOf(spends);
  const unit = Math.exp(logUnit);
  const scaled = rescaleSpends(spends, unit);
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
  let observed = 0;
  for (let i = 0; i < m.length; i++) observed += weight[i]! * m[i]!;
  return {
    ...estimate,
    state: "fitted",
    params,
    standardErrors: { ...estimate.standardErrors, v: v === null ? null : v * unit },
    logLikelihood: estimate.logLikelihood - customers * logUnit,
    customers,
    distinctRows: m.length,
    observedMean: observed / customers,
    populationMean: populationMean(params),
    correlation: frequencySpendCorrelation(spends),
  };
}
