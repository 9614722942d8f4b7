/**
 * Customers as the BG/BB model sees them: at each opportunity one who is alive buys with a probability that is
 * Beta(alpha, beta) over customers, and is lost before an opportunity with a probability that is Beta(gamma, delta).
 * All are above 0.
 */
export interface BgBbParams {
  alpha: number;
  beta: number;
  gamma: number;
  delta: number;
}

export const bgBbNames = ["alpha", "beta", "gamma", "delta"] as const;
