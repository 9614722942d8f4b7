import { cholesky, choleskySolve } from "./cholesky.ts";
import { type Convergence, type Derivatives, type Minimum, minimise } from "./minimise.ts";

/** What a fit by maximum likelihood learnt about parameters that are all above 0. */
export interface Estimate<Name extends string> {
  params: Record<Name, number>;
  logLikelihood: number;
  /** Standard errors from the observed information; null for a parameter at its bound or not identified. */
  standardErrors: Record<Name, number | null>;
  /** Of the parameters' logarithms, on which an interval is better behaved. */
  logStandardErrors: Record<Name, number | null>;
  convergence: Convergence;
  /** Parameters that ran to the edge of what can be told apart: the data hold no sign of that spread. */
  atBound: Name[];
  iterations: number;
}

/** A fit, or the reason why there is none. */
export type Fit<Name extends string> =
  | ({ state: "fitted"; customers: number; distinctRows: number } & Estimate<Name>)
  | { state: "refused"; reason: string };

export interface LikelihoodProblem<Name extends string> {
  names: readonly Name[];
  /** The log-likelihood with derivatives in the parameters themselves. */
  logLikelihood: (params: Float64Array) => Derivatives;
  /** The same over a part of the data, to try every start cheaply; the winner is polished on all of them. */
  roughLogLikelihood: (params: Float64Array) => Derivatives;
  starts: readonly (readonly number[])[];
  lower: readonly number[];
  upper: readonly number[];
  /** Total weight, which brings the likelihood to order one. */
  observations: number;
}

/** The mean negative log-likelihood in the logarithms of the parameters. */
function inLogs(logLikelihood: (params: Float64Array) => Derivatives, observations: number) {
  return (logs: Float64Array): Derivatives => {
    const n = logs.length;
    const params = logs.map(Math.exp);
    const { value, gradient, hessian } = logLikelihood(params);
    const slope = gradient.map((g, i) => (-g * params[i]!) / observations);
    const curvature = hessian.map((h, k) => {
      const i = Math.floor(k / n);
      const j = k % n;
      return (-h * params[i]! * params[j]!) / observations + (i === j ? slope[i]! : 0);
    });
    return { value: -value / observations, gradient: slope, hessian: curvature };
  };
}

const orderable = (value: number) => (Number.isNaN(value) ? Number.MAX_VALUE : value);

/** Square roots of the diagonal of the inverse Hessian over the coordinates that are not on a bound. */
function logStandardErrors({ hessian, bound }: Minimum, observations: number): (number | null)[] {
  const n = bound.length;
  const free = Array.from(bound.keys()).filter((i) => !bound[i]);
  const m = free.length;
  const information = new Float64Array(m * m);
  free.forEach((row, i) => {
    free.forEach((column, j) => {
      information[i * m + j] = hessian[row * n + column]! * observations;
    });
  });
  const errors: (number | null)[] = new Array(n).fill(null);
  const lower = cholesky(information, m);
  if (!lower) return errors;
  free.forEach((row, i) => {
    const unit = new Float64Array(m);
    unit[i] = 1;
    errors[row] = Math.sqrt(choleskySolve(lower, unit, m)[i]!);
  });
  return errors;
}

/**
 * Maximum likelihood for a few positive parameters: every start is run on part of the data, the best is
 * polished on all of them.
 */
export function maximiseLikelihood<Name extends string>({
  names,
  logLikelihood,
  roughLogLikelihood,
  starts,
  lower,
  upper,
  observations,
}: LikelihoodProblem<Name>): Estimate<Name> {
  const box = { lower: Float64Array.from(lower, Math.log), upper: Float64Array.from(upper, Math.log) };
  const rough = inLogs(roughLogLikelihood, observations);
  const candidates = starts
    .map((start) => minimise(rough, Float64Array.from(start, Math.log), box))
    .sort((one, other) => orderable(one.value) - orderable(other.value));
  const best = minimise(inLogs(logLikelihood, observations), candidates[0]!.at, box);
  const errors = logStandardErrors(best, observations);
  const byName = <V>(values: ArrayLike<V>) =>
    Object.fromEntries(names.map((name, i) => [name, values[i]!])) as Record<Name, V>;
  return {
    params: byName(best.at.map(Math.exp)),
    logLikelihood: -best.value * observations,
    standardErrors: byName(errors.map((error, i) => (error === null ? null : error * Math.exp(best.at[i]!)))),
    logStandardErrors: byName(errors),
    convergence: best.convergence,
    atBound: names.filter((_, i) => best.bound[i]),
    iterations: candidates[0]!.iterations + best.iterations,
  };
}
