import { expectedSpend } from "../gamma_gamma/expected_spend.ts";
import type { SpendFrame } from "../gamma_gamma/frame.ts";
import { type SpendByFrequencyParams, scaleOf } from "./params.ts";

/**
 * The spend per purchase to expect of each customer: as under the Gamma-Gamma model, but drawn towards the mean of
 * customers with as many purchases, p v(x) / (q - 1). Measured in units of (1 + x)^elasticity the two are one model.
 *
 * @param observedMean mean spend seen, at the scale of a one-time buyer, as the fit reports it
 * @returns an amount above 0 for each row
 */
export function expectedSpendByFrequency(
  params: SpendByFrequencyParams,
  observedMean: number,
  frame: SpendFrame,
): Float64Array {
  const relative = frame.frequency.map((x) => scaleOf(params, x) / params.v);
  const monetary = frame.monetary.map((m, i) => m / relative[i]!);
  const expected = expectedSpend(params, observedMean, { ...frame, monetary });
  return expected.map((value, i) => value * relative[i]!);
}
