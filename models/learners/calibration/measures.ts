import { regress } from "../logistic/regression.ts";
import { logit } from "../sigmoid.ts";

/** A forecast of 0 or 1 that fails would cost without end; it is taken as this far from either. */
export const certainty = 1e-6;

/** Mean -ln of the probability given to what came; lower is better, 0 perfect. */
export function logLoss(predicted: Float64Array, happened: ArrayLike<number>): number {
  let sum = 0;
  for (let i = 0; i < predicted.length; i++) {
    const p = Math.min(Math.max(predicted[i]!, certainty), 1 - certainty);
    sum -= happened[i] ? Math.log(p) : Math.log1p(-p);
  }
  return sum / predicted.length;
}

/**
 * Cox's calibration line (1958): the logistic regression of outcomes on ln(p / (1 - p)). Slope 1 and intercept 0 are
 * perfect; a slope under 1 is a forecast too sure of itself.
 *
 * @returns null where outcomes or forecasts are all alike
 */
export function calibrationLine(
  predicted: Float64Array,
  happened: ArrayLike<number>,
): { slope: number; intercept: number } | null {
  const y = predicted.map((_, i) => happened[i]!);
  const x = predicted.map((p) => logit(Math.min(Math.max(p, certainty), 1 - certainty)));
  const varies = (values: Float64Array) => values.some((value) => value !== values[0]);
  if (!varies(x) || !varies(y)) return null;
  const line = regress(x, y, { penalty: 0 });
  return line.isConverged ? { slope: line.coefficients[0]!, intercept: line.intercept } : null;
}
