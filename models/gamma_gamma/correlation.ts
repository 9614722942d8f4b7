import type { Spends } from "./spends.ts";

/**
 * Pearson's correlation of frequency and mean spend over customers with known spend; the model assumes that it is
 * near 0. Null when either does not vary.
 */
export function frequencySpendCorrelation({ x, xCode, m, weight, customers }: Spends): number | null {
  const mean = (of: (i: number) => number) => weight.reduce((sum, w, i) => sum + w * of(i), 0) / customers;
  const frequency = (i: number) => x[xCode[i]!]!;
  const meanX = mean(frequency);
  const meanM = mean((i) => m[i]!);
  const covariance = mean((i) => (frequency(i) - meanX) * (m[i]! - meanM));
  const varianceX = mean((i) => (frequency(i) - meanX) ** 2);
  const varianceM = mean((i) => (m[i]! - meanM) ** 2);
  const scale = Math.sqrt(varianceX * varianceM);
  return scale > 1e-12 * meanX * meanM ? covariance / scale : null;
}
