import { cholesky, choleskySolve } from "./cholesky.ts";

/** A function's value and derivatives at a point; the Hessian row by row. */
export interface Derivatives {
  value: number;
  gradient: Float64Array;
  hessian: Float64Array;
}

export type Convergence =
  | "converged"
  | "converged at a bound"
  | "did not converge: the start has no finite value"
  | "did not converge: no step lowers the value"
  | "did not converge: the iteration limit was reached";

export interface Minimum extends Derivatives {
  at: Float64Array;
  convergence: Convergence;
  /** Which coordinates ended on a bound. */
  bound: boolean[];
  iterations: number;
}

export interface MinimiseOptions {
  lower: Float64Array;
  upper: Float64Array;
  /** Converged once a full Newton step moves no coordinate by more than this. */
  tolerance?: number;
  iterations?: number;
}

const LONGEST_STEP = 2;
const MOST_DAMPING = 1e12;

const isFinitePoint = (point: Derivatives) =>
  Number.isFinite(point.value) &&
  point.gradient.every(Number.isFinite) &&
  point.hessian.every(Number.isFinite);

/** The damped Newton step over the free coordinates, or null where the damped Hessian is not positive definite. */
function newtonStep(point: Derivatives, free: number[], damping: number, n: number): Float64Array | null {
  const m = free.length;
  const matrix = new Float64Array(m * m);
  const downhill = new Float64Array(m);
  free.forEach((row, i) => {
    downhill[i] = -point.gradient[row]!;
    free.forEach((column, j) => {
      matrix[i * m + j] = point.hessian[row * n + column]!;
    });
    matrix[i * m + i]! += damping * Math.max(Math.abs(point.hessian[row * n + row]!), 1e-8);
  });
  const lower = cholesky(matrix, m);
  if (!lower) return null;
  const reduced = choleskySolve(lower, downhill, m);
  const step = new Float64Array(n);
  free.forEach((row, i) => {
    step[row] = reduced[i]!;
  });
  return step;
}

const longest = (step: Float64Array) => step.reduce((most, s) => Math.max(most, Math.abs(s)), 0);

/** What the quadratic model promises to gain by a step. */
function promisedGain({ gradient, hessian }: Derivatives, step: Float64Array): number {
  const n = step.length;
  let gain = 0;
  for (let i = 0; i < n; i++) {
    let curved = 0;
    for (let j = 0; j < n; j++) curved += hessian[i * n + j]! * step[j]!;
    gain -= step[i]! * (gradient[i]! + 0.5 * curved);
  }
  return gain;
}

/**
 * Minimises a smooth function of a few variables inside a box, by Newton's method with Levenberg-Marquardt
 * damping (Nocedal & Wright 2006, chapters 4 and 16). Deterministic.
 *
 * Meant for variables of order one, such as logarithms of parameters, and a value of order one, such as a mean
 * negative log-likelihood.
 */
export function minimise(
  objective: (at: Float64Array) => Derivatives,
  start: Float64Array,
  { lower, upper, tolerance = 1e-8, iterations: limit = 200 }: MinimiseOptions,
): Minimum {
  const n = start.length;
  const clip = (v: number, i: number) => Math.min(Math.max(v, lower[i]!), upper[i]!);
  let at = start.map(clip);
  let point = objective(at);
  const ended = (convergence: Convergence, iterations: number): Minimum => {
    const bound = Array.from(at, (v, i) => v <= lower[i]! || v >= upper[i]!);
    const state = convergence === "converged" && bound.includes(true) ? "converged at a bound" : convergence;
    return { ...point, at, convergence: state, bound, iterations };
  };
  if (!isFinitePoint(point)) return ended("did not converge: the start has no finite value", 0);

  let damping = 0;
  for (let iteration = 1; iteration <= limit; iteration++) {
    const { gradient, value } = point;
    const free = Array.from(at.keys()).filter(
      (i) => !((at[i]! <= lower[i]! && gradient[i]! > 0) || (at[i]! >= upper[i]! && gradient[i]! < 0)),
    );
    if (free.length === 0) return ended("converged", iteration);
    // A value summed over a million rows is known no better than this, least of all where its parts cancel
    const scale = Math.max(1, Math.abs(value));
    const noise = 1e-13 * scale;
    const full = newtonStep(point, free, 0, n);
    const settled = full && (longest(full) <= tolerance || promisedGain(point, full) <= 1e-14 * scale);

    for (;;) {
      if (damping > MOST_DAMPING) return ended("did not converge: no step lowers the value", iteration);
      const newton = damping === 0 ? full : newtonStep(point, free, damping, n);
      if (newton) {
        const shrink = Math.min(1, LONGEST_STEP / longest(newton));
        const next = at.map((v, i) => clip(v + shrink * newton[i]!, i));
        const promised = promisedGain(
          point,
          next.map((v, i) => v - at[i]!),
        );
        const trial = objective(next);
        const gain = value - trial.value;
        if (isFinitePoint(trial) && gain > 1e-4 * promised - noise && gain > -noise) {
          at = next;
          point = trial;
          if (gain > 0.75 * promised - noise) damping = damping > 1e-7 ? damping / 8 : 0;
          else if (gain < 0.25 * promised) damping = Math.max(4 * damping, 1e-3);
          break;
        }
        if (settled) return ended("converged", iteration);
      }
      damping = Math.max(4 * damping, 1e-3);
    }
    if (settled) return ended("converged", iteration);
  }
  return ended("did not converge: the iteration limit was reached", limit);
}
