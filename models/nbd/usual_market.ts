import type { LogPrior } from "../numeric/maximise_likelihood.ts";

/**
 * What a customer base looks like before its own customers are known: independent normals on the logarithms of r and
 * of alpha in mean ages.
 *
 * Centred among maximum-likelihood fits of a music shop watched for 6 to 18 months (r 0.36 to 0.39, alpha 0.19 to 0.53
 * mean ages) and a gift wholesaler (r 0.83, alpha 0.31). Two spreads reach from 0.04 to 5 in r and from 0.03 to 3.3
 * mean ages in alpha.
 */
export const usualMarket: LogPrior = {
  mean: [0.45, 0.3].map(Math.log),
  spread: [1.2, 1.2],
};
