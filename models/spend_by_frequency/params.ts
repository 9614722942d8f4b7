import type { GammaGammaParams } from "../gamma_gamma/expected_spend.ts";

/**
 * Gamma-Gamma in which customers who buy more often may spend more, or less, at a time: the scale of one with x repeat
 * purchases is v (1 + x)^elasticity. An elasticity of 0.1 means that twice the purchase days go with 2^0.1, 7 %, more
 * spend on each. v is the scale of a one-time buyer, above 0 as p and q are; the elasticity may have either sign.
 */
export interface SpendByFrequencyParams extends GammaGammaParams {
  elasticity: number;
}

/** The scale of customers with x repeat purchases; 1 + x is their purchase days, so that x = 0 needs no exception. */
export const scaleOf = ({ v, elasticity }: SpendByFrequencyParams, x: number): number =>
  v * Math.exp(elasticity * Math.log1p(x));
