import { logRising } from "../numeric/log_rising.ts";
import type { RenewalModel } from "../renewal/renewal_model.ts";
import { fitSbg } from "./fit.ts";
import { sbgLifetime } from "./lifetime.ts";
import { type SbgParams, sbgNames } from "./params.ts";

/** It rises with t though no customer's own probability changes: those likely to be lost leave first. */
const retention = ({ alpha, beta }: SbgParams, t: number) => (beta + t - 1) / (alpha + beta + t - 1);

/**
 * sBG, the shifted-beta-geometric model (Fader & Hardie 2007, "How to Project Customer Retention", Journal of
 * Interactive Marketing 21(1), 76-90).
 *
 * 1. At the end of each period a customer is lost with a probability of its own, which never changes.
 * 2. These probabilities differ between customers as Beta(alpha, beta).
 */
export const sbg: RenewalModel<keyof SbgParams> = {
  names: sbgNames,
  fit: fitSbg,
  retention,

  /** Equation (6): S(t) = B(alpha, beta + t) / B(alpha, beta). */
  survival({ alpha, beta }, t) {
    // Of the two ways to write the ratio of gammas, the one whose parts cancel less
    return Math.exp(
      t < alpha
        ? logRising(beta, t) - logRising(alpha + beta, t)
        : logRising(beta, alpha) - logRising(beta + t, alpha),
    );
  },

  discountedLifetime: sbgLifetime,

  /** Fader & Hardie 2010: who has renewed n - 1 times is lost with a Beta(alpha, beta + n - 1). */
  residualLifetime({ alpha, beta }, renewals, discount) {
    const renews = retention({ alpha, beta }, renewals + 1);
    return renews * sbgLifetime({ alpha, beta: beta + renewals + 1 }, discount);
  },
};
