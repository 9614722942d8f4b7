import { checkSpendFrame, hasSpend, type SpendFrame } from "./frame.ts";

/**
 * Spend per purchase as the Gamma-Gamma model sees it (Fader, Hardie & Lee 2005; Colombo & Jiang 1999).
 *
 * Single purchases of a customer are Gamma(p, nu), and the rates nu differ between customers as Gamma(q, v); v, the
 * papers' gamma, is an amount of money. All are above 0.
 */
export interface GammaGammaParams {
  p: number;
  q: number;
  v: number;
}

/** With q at or below 1 the spread between customers is so wide that the model's mean is infinite. */
export type PopulationMean = { state: "exists"; value: number } | { state: "does not exist"; q: number };

/** Mean spend over all customers, E[M] = pv / (q - 1). */
export function populationMean({ p, q, v }: GammaGammaParams): PopulationMean {
  return q > 1 ? { state: "exists", value: (p * v) / (q - 1) } : { state: "does not exist", q };
}

/**
 * The spend per purchase to expect of each customer: a weighted mean of the population's and the customer's own,
 *
 *     E[M | m, x] = (q - 1)/(px + q - 1) pv/(q - 1) + px/(px + q - 1) m
 *
 * Fader, Hardie & Lee 2005, "RFM and CLV: Using Iso-Value Curves for Customer Base Analysis", JMR 42(4). A customer without known spend gets the population mean. Where that
 * does not exist (q at or below 1), the mean spend seen stands in for it, with weight q against px: the
 * result is then always between the two means, finite and above 0.
 *
 * @param observedMean mean of the customers' mean spends, as the fit reports it
 * @returns an amount above 0 for each row
 */
export function expectedSpend(
  params: GammaGammaParams,
  observedMean: number,
  frame: SpendFrame,
): Float64Array {
  checkSpendFrame(frame);
  const { p, q } = params;
  const population = populationMean(params);
  const [prior, priorWeight] = population.state === "exists" ? [population.value, q - 1] : [observedMean, q];
  return frame.frequency.map((x, i) => {
    const m = frame.monetary[i]!;
    return hasSpend(x, m) ? (priorWeight * prior + p * x * m) / (priorWeight + p * x) : prior;
  });
}
