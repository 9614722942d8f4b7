/**
 * Customers as the beta-discrete-Weibull model sees them: one who was not lost for t periods was lucky t^c times, each
 * time against a probability of loss of its own; these are Beta(gamma, delta). All are above 0.
 *
 * c above 1: a customer's own chance of loss rises with tenure; below 1 it falls; at 1 the model is the sBG.
 */
export interface BetaDiscreteWeibullParams {
  gamma: number;
  delta: number;
  c: number;
}

export const betaDiscreteWeibullNames = ["gamma", "delta", "c"] as const;
