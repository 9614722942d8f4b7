import type { Pairs } from "../purchases/pairs.ts";

const NODES = 24;
/** Coefficients fall geometrically, so the last ones bound the error. */
const TOLERANCE = 1e-13;
/** Chebyshev's points of (-1, 1). */
const POINTS = Float64Array.from({ length: NODES }, (_, k) => Math.cos((Math.PI * (k + 0.5)) / NODES));

/** Coefficients in Chebyshev's polynomials of values at their points. */
function coefficients(values: Float64Array): Float64Array {
  return POINTS.map((_, j) => {
    let sum = 0;
    for (let k = 0; k < NODES; k++) sum += values[k]! * Math.cos((Math.PI * j * (k + 0.5)) / NODES);
    return (j === 0 ? 1 : 2) * (sum / NODES);
  });
}

/** Clenshaw's sum. */
function evaluate(c: Float64Array, y: number): number {
  let [one, two] = [0, 0];
  for (let j = NODES - 1; j > 0; j--) [one, two] = [c[j]! + 2 * y * one - two, one];
  return c[0]! + y * one - two;
}

/**
 * Values of a smooth function of x and T at every pair, relative error under 1e-11. Where an x comes with more ages
 * than it takes, its logarithm is interpolated in ln(alpha + T), in which it is nearly a straight line; otherwise, and
 * where that does not resolve it, the function is asked of each pair.
 *
 * @param f above 0, but for where it underflows
 */
export function alongAges(pairs: Pairs, alpha: number, f: (x: number, T: number) => number): Float64Array {
  const { x, T } = pairs;
  const of = new Float64Array(x.length);
  const rows = new Map<number, number[]>();
  x.forEach((count, i) => {
    const same = rows.get(count);
    if (same) same.push(i);
    else rows.set(count, [i]);
  });
  for (const [count, ages] of rows) {
    const logs = ages.map((i) => Math.log(alpha + T[i]!));
    const smooth = ages.length > 2 * NODES ? resolved(count, logs, alpha, f) : null;
    ages.forEach((i, j) => {
      of[i] = smooth ? smooth(logs[j]!) : f(count, T[i]!);
    });
  }
  return of;
}

function resolved(
  x: number,
  logs: readonly number[],
  alpha: number,
  f: (x: number, T: number) => number,
): ((log: number) => number) | null {
  const low = logs.reduce((least, log) => Math.min(least, log));
  const high = logs.reduce((most, log) => Math.max(most, log));
  const middle = (low + high) / 2;
  const half = (high - low) / 2;
  const at = (y: number) => Math.log(f(x, Math.max(0, Math.exp(middle + half * y) - alpha)));
  const c = coefficients(POINTS.map(at));
  const left = Math.max(...c.slice(-3).map(Math.abs));
  if (!(left < TOLERANCE * Math.max(1, Math.abs(c[0]!)))) return null;
  return (log) => Math.exp(evaluate(c, (log - middle) / half));
}
