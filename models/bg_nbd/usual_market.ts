import type { LogPrior } from "../numeric/maximise_likelihood.ts";
import type { EarlyChances } from "./params.ts";

/** r, alpha in mean ages, a and b of the customer base in the middle. */
const MIDDLE: Record<EarlyChances, readonly number[]> = {
  0: [0.6, 0.25, 0.6, 2.2],
  1: [0.8, 0.25, 0.6, 1.5],
};

/**
 * What a customer base looks like before its own customers are known: independent normals on the logarithms of r,
 * alpha (in mean ages), a and b.
 *
 * Centred among maximum-likelihood fits of a music shop watched for 3, 6, 9 and 15 months (r 0.25 to 0.27 in BG/NBD and
 * 0.6 to 0.7 in MBG/NBD, alpha 0.08 to 0.33 mean ages, a 0.5 to 0.9, b 0.9 to 2.2), a gift wholesaler (r 0.8, alpha
 * 0.3, hardly any dropout) and a food wholesaler (r 4.6, alpha 0.56, none). Two spreads reach beyond them all: r from
 * 0.05 to 9, alpha from 0.02 to 2.8 mean ages, a mean dropout from under 1 % to over 90 %. Thirty customers
 * outweigh it on r and alpha; how they leave takes a hundred.
 */
export const usualMarket = (early: EarlyChances): LogPrior => ({
  mean: MIDDLE[early].map(Math.log),
  spread: [1.2, 1.2, 1.5, 1.5],
});
