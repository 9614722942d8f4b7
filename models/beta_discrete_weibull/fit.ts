import { maximiseLikelihood } from "../numeric/maximise_likelihood.ts";
import { type RenewalCounts, refusalOf, risksOf } from "../renewal/counts.ts";
import type { RenewalFit } from "../renewal/renewal_model.ts";
import { fitSbg } from "../sbg/fit.ts";
import { betaDiscreteWeibullLogLikelihood } from "./likelihood.ts";
import { type BetaDiscreteWeibullParams, betaDiscreteWeibullNames } from "./params.ts";

const LOWER = [1e-6, 1e-6, 0.02];
const UPPER = [1e4, 1e6, 20];

/**
 * Fits the beta-discrete-Weibull model by maximum likelihood: Fader et al. 2018. The sBG's maximum is one of the
 * starts, so that the likelihood is never below that of the model it generalises.
 *
 * @throws RangeError for a count below 0
 */
export function fitBetaDiscreteWeibull(counts: RenewalCounts): RenewalFit<keyof BetaDiscreteWeibullParams> {
  const risks = risksOf(counts);
  const reason = refusalOf(risks, 3);
  if (reason !== null) return { state: "refused", reason };
  const { atRisk, lost, customers } = risks;
  const hazard = lost.reduce((sum, l) => sum + l, 0) / atRisk.reduce((sum, n) => sum + n, 0);
  const starts = [0.3, 2, 20, 500].flatMap((size) =>
    [0.6, 1, 1.6].map((c) => [hazard * size, (1 - hazard) * size, c]),
  );
  const simple = fitSbg(counts);
  if (simple.state === "fitted") starts.push([simple.params.alpha, simple.params.beta, 1]);
  const logLikelihood = betaDiscreteWeibullLogLikelihood(risks);
  const estimate = maximiseLikelihood({
    names: betaDiscreteWeibullNames,
    logLikelihood,
    roughLogLikelihood: logLikelihood,
    starts,
    lower: LOWER,
    upper: UPPER,
    observations: customers,
  });
  if (estimate.convergence.startsWith("did not")) return { state: "refused", reason: estimate.convergence };
  const periods = atRisk.filter((count) => count > 0).length;
  return { ...estimate, state: "fitted", customers, periods };
}
