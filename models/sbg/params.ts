/**
 * Customers as the shifted-beta-geometric model sees them: each is lost at the end of every period with a probability
 * of its own, and these probabilities are Beta(alpha, beta). Both are above 0.
 */
export interface SbgParams {
  alpha: number;
  beta: number;
}

export const sbgNames = ["alpha", "beta"] as const;
