import { regress } from "../logistic/regression.ts";

/** p = 1 / (1 + e^-(intercept + slope × margin)). */
export interface Platt {
  readonly intercept: number;
  readonly slope: number;
}

/**
 * Platt's scaling (1999): a logistic regression of outcomes on margins, the outcomes drawn in by his
 * (N₊ + 1) / (N₊ + 2) and 1 / (N₋ + 2) so that a perfect split does not run off.
 */
export function fitPlatt(margin: Float64Array, happened: ArrayLike<number>): Platt {
  const events = margin.reduce((sum, _, i) => sum + happened[i]!, 0);
  const yes = (events + 1) / (events + 2);
  const no = 1 / (margin.length - events + 2);
  const target = margin.map((_, i) => (happened[i] ? yes : no));
  const { intercept, coefficients } = regress(margin, target, { penalty: 0 });
  return { intercept, slope: coefficients[0] ?? 0 };
}
