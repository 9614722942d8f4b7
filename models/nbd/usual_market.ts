import type { LogPrior } from "../numeric/maximise_likelihood.ts";

/**
 * What a customer base looks like before its own customers are known: independent normals on the logarithms of r and
 * of alpha in mean ages. Two spreads reach from 0.05 to 5.5 in r and from 0.03 to 3.3 mean ages in alpha.
 */
export const usualMarket: LogPrior = {
  mean: [Math.log(0.5), Math.log(0.3)],
  spread: [1.2, 1.2],
};
