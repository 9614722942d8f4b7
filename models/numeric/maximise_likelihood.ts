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
  /**
   * Covariance of the parameters' logarithms, row by row in the order of the names; rows of a parameter at its bound
   * are 0. Null where the information cannot be inverted.
   */
  logCovariance: Float64Array | null;
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
  /** A normal prior on the parameters' logarithms; the estimate is then the posterior mode. */
  prior?: LogPrior | undefined;
}

/** Centre and spread of each parameter's logarithm; an infinite spread says nothing of it. */
export interface LogPrior {
  readonly mean: readonly number[];
  readonly spread: readonly number[];
}

/** The mean negative log-posterior in the logarithms of the parameters. */
function inLogs(
  logLikelihood: (params: Float64Array) => Derivatives,
  observations: number,
  prior: LogPrior | undefined,
) {
  return (logs: Float64Array): Derivatives => {
    const n = logs.length;
    const params = logs.map(Math.exp);
    const point = logLikelihood(params);
    let value = -point.value / observations;
    const gradient = point.gradient.map((g, i) => (-g * params[i]!) / observations);
    const hessian = point.hessian.map((h, k) => {
      const i = Math.floor(k / n);
      const j = k % n;
      return (-h * params[i]! * params[j]!) / observations + (i === j ? gradient[i]! : 0);
    });
    if (prior) {
      for (let i = 0; i < n; i++) {
        const precision = 1 / (prior.spread[i]! ** 2 * observations);
        const off = logs[i]! - prior.mean[i]!;
        value += 0.5 * precision * off * off;
        gradient[i]! += precision * off;
        hessian[i * n + i]! += precision;
      }
    }
    return { value, gradient, hessian };
  };
}

const orderable = (value: number) => (Number.isNaN(value) ? Number.MAX_VALUE : value);

/** The inverse Hessian over the coordinates that are not on a bound, 0 elsewhere; null where it has none. */
function logCovariance({ hessian, bound }: Minimum, observations: number): Float64Array | null {
  const n = bound.length;
  const free = Array.from(bound.keys()).filter((i) => !bound[i]);
  const m = free.length;
  const information = new Float64Array(m * m);
  free.forEach((row, i) => {
    free.forEach((column, j) => {
      information[i * m + j] = hessian[row * n + column]! * observations;
    });
  });
  const lower = cholesky(information, m);
  if (!lower) return null;
  const covariance = new Float64Array(n * n);
  free.forEach((row, i) => {
    const unit = new Float64Array(m);
    unit[i] = 1;
    const solved = choleskySolve(lower, unit, m);
    free.forEach((column, j) => {
      covariance[row * n + column] = solved[j]!;
    });
  });
  return covariance;
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
  prior,
}: LikelihoodProblem<Name>): Estimate<Name> {
  const box = { lower: Float64Array.from(lower, Math.log), upper: Float64Array.from(upper, Math.log) };
  const rough = inLogs(roughLogLikelihood, observations, prior);
  const candidates = starts
    .map((start) => minimise(rough, Float64Array.from(start, Math.log), box))
    .sort((one, other) => orderable(one.value) - orderable(other.value));
  const best = minimise(inLogs(logLikelihood, observations, prior), candidates[0]!.at, box);
  const covariance = logCovariance(best, observations);
  const errors = names.map((_, i) =>
    covariance && !best.bound[i] ? Math.sqrt(covariance[i * names.length + i]!) : null,
  );
  const byName = <V>(values: ArrayLike<V>) =>
    Object.fromEntries(names.map((name, i) => [name, values[i]!])) as Record<Name, V>;
  return {
    params: byName(best.at.map(Math.exp)),
    logLikelihood: prior ? logLikelihood(best.at.map(Math.exp)).value : -best.value * observations,
    standardErrors: byName(errors.map((error, i) => (error === null ? null : error * Math.exp(best.at[i]!)))),
    logStandardErrors: byName(errors),
    logCovariance: covariance,
    convergence: best.convergence,
    atBound: names.filter((_, i) => best.bound[i]),
    iterations: candidates[0]!.iterations + best.iterations,
  };
}
