import { expectedSpend, type GammaGammaParams, populationMean } from "../gamma_gamma/expected_spend.ts";
import { hasSpend, type SpendFrame } from "../gamma_gamma/frame.ts";

/** The model of spend that a build scores with, and what it learnt. */
export type SpendParams =
  | { readonly model: "gamma_gamma"; readonly params: GammaGammaParams; readonly observedMean: number }
  | { readonly model: "population_mean"; readonly mean: number };

/** The spend per purchase day to expect of each customer, at or above 0. */
export function spendExpected(fitted: SpendParams, frame: SpendFrame): Float64Array {
  if (fitted.model === "population_mean") return frame.frequency.map(() => fitted.mean);
  return expectedSpend(fitted.params, fitted.observedMean, frame);
}

/** The weight, 0 to 1, of each customer's own mean spend in what is expected of it. */
export function ownWeight(fitted: SpendParams, { frequency, monetary }: SpendFrame): Float64Array {
  if (fitted.model === "population_mean") return frequency.map(() => 0);
  const { p, q } = fitted.params;
  const prior = populationMean(fitted.params).state === "exists" ? q - 1 : q;
  return frequency.map((x, i) => (hasSpend(x, monetary[i]!) ? (p * x) / (p * x + prior) : 0));
}
