import type { LogPrior } from "../numeric/maximise_likelihood.ts";

/**
 * What a customer base looks like before its own customers are known: independent normals on the logarithms of r, of
 * alpha in mean ages, of s and of beta in mean ages.
 *
 * Centred among maximum-likelihood fits of a music shop watched for 6, 9, 12 and 18 months (r 0.55 to 0.56, alpha 0.17
 * to 0.48 mean ages, s 0.4 to 0.6, beta 0.15 to 0.36) and a gift wholesaler (r 0.83, alpha 0.31, nobody leaving). Two
 * spreads reach from 0.06 to 7 in r, from 0.03 to 3.3 mean ages in alpha, and from hardly anyone leaving in a mean
 * age to nearly everyone.
 */
export const usualMarket: LogPrior = {
  mean: [0.65, 0.3, 0.6, 0.5].map(Math.log),
  spread: [1.2, 1.2, 1.2, 1.5],
};
