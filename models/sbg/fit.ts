import { maximiseLikelihood } from "../numeric/maximise_likelihood.ts";
import { type RenewalCounts, refusalOf, risksOf } from "../renewal/counts.ts";
import type { RenewalFit } from "../renewal/renewal_model.ts";
import { sbgLogLikelihood } from "./likelihood.ts";
import { type SbgParams, sbgNames } from "./params.ts";

/** A shape alpha beyond 10^4 is a spread of loss probabilities under 1 %, which no data could tell from none. */
const LOWER = [1e-6, 1e-6];
const UPPER = [1e4, 1e6];

/**
 * Fits the shifted-beta-geometric model by maximum likelihood: Fader & Hardie 2007, appendix.
 *
 * @throws RangeError for a count below 0
 */
export function fitSbg(counts: RenewalCounts): RenewalFit<keyof SbgParams> {
  const risks = risksOf(counts);
  const reason = refusalOf(risks, 2);
  if (reason !== null) return { state: "refused", reason };
  const { atRisk, lost, customers } = risks;
  const periods = atRisk.filter((count) => count > 0).length;
  const hazard = lost.reduce((sum, l) => sum + l, 0) / atRisk.reduce((sum, n) => sum + n, 0);
  const logLikelihood = sbgLogLikelihood(risks);
  const estimate = maximiseLikelihood({
    names: sbgNames,
    logLikelihood,
    roughLogLikelihood: logLikelihood,
    starts: [0.3, 2, 20, 500].map((size) => [hazard * size, (1 - hazard) * size]),
    lower: LOWER,
    upper: UPPER,
    observations: customers,
  });
  if (estimate.convergence.startsWith("did not")) return { state: "refused", reason: estimate.convergence };
  return { ...estimate, state: "fitted", customers, periods };
}
