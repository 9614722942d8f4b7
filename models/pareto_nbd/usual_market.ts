import type { LogPrior } from "../numeric/maximise_likelihood.ts";

/**
 * What a customer base looks like before its own customers are known: independent normals on the logarithms of r, of
 * alpha in mean ages, of s and of beta in mean ages. In the middle half of the customers have left within about
 * one and a half mean ages.
 */
export const usualMarket: LogPrior = {
  mean: [0.7, 0.3, 0.6, 0.7].map(Math.log),
  spread: [1.2, 1.2, 1.2, 1.5],
};
