import { auc } from "../numeric/auc.ts";

/** Customers of like forecast: what was said, and what came. */
export interface CalibrationBin {
  customers: number;
  /** Mean forecast probability. */
  predicted: number;
  /** Share for whom it happened. */
  observed: number;
}

export interface Calibration {
  /** From the lowest forecasts to the highest, of as equal size as can be. */
  bins: CalibrationBin[];
  /** Mean squared error of the forecast probabilities (Brier 1950): 0 is perfect. */
  brier: number;
  /** The same for a forecast that gives everyone the observed share. */
  brierOfBaseRate: number;
  /** Chance that a customer for whom it happened had the higher forecast; null when all fared alike. */
  auc: number | null;
}

/**
 * How forecast probabilities compare with what happened in a hold-out period.
 *
 * @param predicted probabilities, 0 to 1
 * @param happened 1 where it did, 0 where not
 * @returns null when there are no customers
 */
export function calibrate(
  predicted: Float64Array,
  happened: ArrayLike<number>,
  { bins = 10 }: { bins?: number } = {},
): Calibration | null {
  const n = predicted.length;
  if (n === 0) return null;
  const order = Uint32Array.from(predicted.keys()).sort((i, j) => predicted[i]! - predicted[j]! || i - j);
  const mean = (rows: Uint32Array, of: (i: number) => number) =>
    rows.reduce((sum, i) => sum + of(i), 0) / rows.length;
  const outcome = (i: number) => happened[i]!;
  const share = mean(order, outcome);
  const edges = Array.from({ length: bins + 1 }, (_, k) => Math.round((k * n) / bins));
  return {
    bins: edges
      .slice(1)
      .map((to, k) => order.subarray(edges[k]!, to))
      .filter((rows) => rows.length > 0)
      .map((rows) => ({
        customers: rows.length,
        predicted: mean(rows, (i) => predicted[i]!),
        observed: mean(rows, outcome),
      })),
    brier: mean(order, (i) => (predicted[i]! - outcome(i)) ** 2),
    brierOfBaseRate: share * (1 - share),
    auc: auc(predicted, happened),
  };
}
