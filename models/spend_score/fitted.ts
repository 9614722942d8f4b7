import { expectedSpend, type GammaGammaParams, populationMean } from "../gamma_gamma/expected_spend.ts";
import { hasSpend, type SpendFrame } from "../gamma_gamma/frame.ts";
import { type SpendPosterior, spendPosterior } from "../gamma_gamma/posterior.ts";
import { expectedSpendByFrequency } from "../spend_by_frequency/expected_spend.ts";
import { type SpendByFrequencyParams, scaleOf } from "../spend_by_frequency/params.ts";

/** The model of spend that a build scores with, and what it learnt. */
export type SpendParams =
  | {
      readonly model: "gamma_gamma";
      readonly params: GammaGammaParams;
      readonly observedMean: number;
      /** Covariance of ln p, ln q, ln v, row by row; null where there is none. */
      readonly logCovariance?: Float64Array | null;
    }
  | {
      readonly model: "spend_by_frequency";
      readonly params: SpendByFrequencyParams;
      /** At the scale of a one-time buyer. */
      readonly observedMean: number;
      /** Covariance of ln p, ln q, ln v and the elasticity, row by row; null where there is none. */
      readonly logCovariance?: Float64Array | null;
    }
  | { readonly model: "population_mean"; readonly mean: number };

/** The spend per purchase day to expect of each customer, at or above 0. */
export function spendExpected(fitted: SpendParams, frame: SpendFrame): Float64Array {
  switch (fitted.model) {
    case "population_mean":
      return frame.frequency.map(() => fitted.mean);
    case "gamma_gamma":
      return expectedSpend(fitted.params, fitted.observedMean, frame);
    case "spend_by_frequency":
      return expectedSpendByFrequency(fitted.params, fitted.observedMean, frame);
  }
}

/** What is expected of each customer before its own spend is looked at: of one with as many purchases, if that matters. */
export const spendOfPeers = (fitted: SpendParams, { frequency }: SpendFrame): Float64Array =>
  spendExpected(fitted, { frequency, monetary: new Float64Array(frequency.length).fill(Number.NaN) });

/** The weight, 0 to 1, of each customer's own mean spend in what is expected of it. */
export function ownWeight(fitted: SpendParams, { frequency, monetary }: SpendFrame): Float64Array {
  if (fitted.model === "population_mean") return frequency.map(() => 0);
  const { p, q } = fitted.params;
  const prior = populationMean(fitted.params).state === "exists" ? q - 1 : q;
  return frequency.map((x, i) => (hasSpend(x, monetary[i]!) ? (p * x) / (p * x + prior) : 0));
}

/** What is known of each customer's spend; null under the population mean, which says nothing of its spread. */
export function posteriorOfSpend(fitted: SpendParams, frame: SpendFrame): SpendPosterior | null {
  switch (fitted.model) {
    case "population_mean":
      return null;
    case "gamma_gamma":
      return spendPosterior(fitted.params, frame);
    case "spend_by_frequency":
      return spendPosterior(fitted.params, frame, (x) => scaleOf(fitted.params, x));
  }
}
