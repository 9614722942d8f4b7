import type { LogPrior } from "../numeric/maximise_likelihood.ts";
import type { EarlyChances } from "./params.ts";

/** Centre of ln r, ln alpha (in mean ages), ln a and ln b. */
const CENTRE: Record<EarlyChances, readonly number[]> = {
  0: [Math.log(0.5), Math.log(0.3), Math.log(0.8), Math.log(3)],
  1: [Math.log(0.7), Math.log(0.3), Math.log(0.8), Math.log(2.5)],
};

/** What markets look like before a company's own customers are known, in units of the mean age. */
export const usualMarket = (early: EarlyChances): LogPrior => ({
  mean: CENTRE[early],
  spread: [1.2, 1.2, 1.2, 1.2],
});
