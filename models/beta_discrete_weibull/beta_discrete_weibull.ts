import type { RenewalModel } from "../renewal/renewal_model.ts";
import { fitBetaDiscreteWeibull } from "./fit.ts";
import { discountedSurvival } from "./lifetime.ts";
import { type BetaDiscreteWeibullParams, betaDiscreteWeibullNames } from "./params.ts";
import { logRetention, logSurvival } from "./survival.ts";

/**
 * BdW, the beta-discrete-Weibull model (Fader, Hardie, Liu, Davin & Steenburgh 2018, "How to Project Customer
 * Retention" Revisited: The Role of Duration Dependence, Journal of Interactive Marketing 43, 1-16).
 *
 * 1. A customer's lifetime is discrete Weibull: with loss probability theta in period 1, the chance of staying t
 *    periods is (1 - theta)^(t^c), so that the chance of loss may rise or fall with tenure.
 * 2. theta differs between customers as Beta(gamma, delta); c is common to all.
 */
export const betaDiscreteWeibull: RenewalModel<keyof BetaDiscreteWeibullParams> = {
  names: betaDiscreteWeibullNames,
  fit: fitBetaDiscreteWeibull,
  survival: (params, t) => Math.exp(logSurvival(params, t)),
  retention: (params, t) => Math.exp(logRetention(params, t)),
  discountedLifetime: (params, discount) => 1 + discountedSurvival(params, 1, discount) / (1 + discount),
  residualLifetime: (params, renewals, discount) => discountedSurvival(params, renewals + 1, discount),
};
