import { cholesky, choleskySolve } from "../../numeric/cholesky.ts";
import { sigmoid, softplus } from "../sigmoid.ts";

export interface Regression {
  readonly intercept: number;
  readonly coefficients: Float64Array;
  /** Of the penalised estimate, from the inverse of its information matrix; intercept first. */
  readonly standardErrors: Float64Array;
  /** Without the penalty. */
  readonly logLikelihood: number;
  readonly iterations: number;
  readonly isConverged: boolean;
}

export interface RegressionOptions {
  /** Precision λ of a normal prior on every coefficient but the intercept's, at or above 0. */
  readonly penalty: number;
  /** Where to start: coefficients of a fit of the same columns. */
  readonly start?: Pick<Regression, "intercept" | "coefficients"> | undefined;
  readonly iterations?: number;
}

interface State {
  value: number;
  logLikelihood: number;
  gradient: Float64Array;
  information: Float64Array;
}

/** Rows whose products are summed before they are added to the information, which is read and written that less often. */
const rowsAtOnce = 4;

/** Adds what up to four rows, in a block of p values each, bring to the lower triangle: Σ w x xᵀ, intercept first. */
function addProducts(information: Float64Array, block: Float64Array, weights: Float64Array, p: number): void {
  const size = p + 1;
  const [w0, w1, w2, w3] = [weights[0]!, weights[1]!, weights[2]!, weights[3]!];
  information[0]! += w0 + w1 + (w2 + w3);
  for (let j = 0; j < p; j++) {
    const v0 = w0 * block[j]!;
    const v1 = w1 * block[p + j]!;
    const v2 = w2 * block[2 * p + j]!;
    const v3 = w3 * block[3 * p + j]!;
    if (v0 === 0 && v1 === 0 && v2 === 0 && v3 === 0) continue;
    const row = (j + 1) * size;
    information[row]! += v0 + v1 + (v2 + v3);
    for (let k = 0; k <= j; k++) {
      information[row + k + 1]! +=
        v0 * block[k]! + v1 * block[p + k]! + (v2 * block[2 * p + k]! + v3 * block[3 * p + k]!);
    }
  }
}

/** The penalised negative log-likelihood at θ (intercept first), its gradient and lower-triangle Hessian. */
function evaluate(
  x: Float64Array,
  y: Float64Array,
  theta: Float64Array,
  penalty: number,
  withDerivatives: boolean,
): State {
  const size = theta.length;
  const p = size - 1;
  const gradient = new Float64Array(size);
  const information = new Float64Array(size * size);
  const block = new Float64Array(rowsAtOnce * p);
  const weights = new Float64Array(rowsAtOnce);
  let logLikelihood = 0;
  for (let i = 0, at = 0; i < y.length; i++, at += p) {
    let margin = theta[0]!;
    for (let j = 0; j < p; j++) margin += theta[j + 1]! * x[at + j]!;
    logLikelihood += y[i]! * margin - softplus(margin);
    if (!withDerivatives) continue;
    const mean = sigmoid(margin);
    const rest = mean - y[i]!;
    const place = i % rowsAtOnce;
    weights[place] = mean * (1 - mean);
    gradient[0]! += rest;
    for (let j = 0, to = place * p; j < p; j++, to++) {
      const value = x[at + j]!;
      block[to] = value;
      gradient[j + 1]! += rest * value;
    }
    if (place < rowsAtOnce - 1 && i < y.length - 1) continue;
    // What the last, shorter block leaves of the one before weighs nothing
    weights.fill(0, place + 1);
    addProducts(information, block, weights, p);
  }
  let value = -logLikelihood;
  for (let j = 1; j < size; j++) {
    value += 0.5 * penalty * theta[j]! ** 2;
    gradient[j]! += penalty * theta[j]!;
    information[j * size + j]! += penalty;
  }
  return { value, logLikelihood, gradient, information };
}

/** The lower triangle of the information, with as small a ridge as makes it positive definite. */
function factor(information: Float64Array, size: number): Float64Array | null {
  for (let ridge = 0; ridge <= 1; ridge = ridge === 0 ? 1e-10 : ridge * 100) {
    const matrix = Float64Array.from(information);
    for (let j = 0; j < size; j++) matrix[j * size + j]! += ridge * (1 + matrix[j * size + j]!);
    const lower = cholesky(matrix, size);
    if (lower) return lower;
  }
  return null;
}

function standardErrors(lower: Float64Array | null, size: number): Float64Array {
  if (!lower) return new Float64Array(size).fill(Number.NaN);
  return Float64Array.from({ length: size }, (_, j) => {
    const unit = new Float64Array(size);
    unit[j] = 1;
    return Math.sqrt(choleskySolve(lower, unit, size)[j]!);
  });
}

/**
 * Logistic regression with a ridge penalty, by iteratively reweighted least squares: Newton's method with step
 * halving (le Cessie & van Houwelingen 1992, Applied Statistics 41(1); Hastie, Tibshirani & Friedman 2009,
 * section 4.4.1). Minimises -ln L + λ/2 Σ β². Deterministic.
 *
 * @param x n × p, row by row, finite
 * @param y n outcomes, 0 to 1 (a target between the two counts as that share of each)
 */
export function regress(
  x: Float64Array,
  y: Float64Array,
  { penalty, start, iterations: limit = 50 }: RegressionOptions,
): Regression {
  const p = y.length === 0 ? 0 : x.length / y.length;
  const size = p + 1;
  let theta = new Float64Array(size);
  if (start) theta.set([start.intercept, ...start.coefficients]);
  let state = evaluate(x, y, theta, penalty, true);
  let lower = factor(state.information, size);
  let isConverged = false;
  let iterations = 0;
  while (!isConverged && lower && iterations < limit) {
    iterations += 1;
    const step = choleskySolve(lower, state.gradient, size);
    const promised = step.reduce((sum, s, j) => sum + s * state.gradient[j]!, 0);
    if (promised <= 1e-12 * (1 + Math.abs(state.value))) {
      isConverged = true;
      // The last full step costs nothing and squares the distance that is left
      theta = theta.map((t, j) => t - step[j]!);
      state = evaluate(x, y, theta, penalty, true);
      lower = factor(state.information, size);
      break;
    }
    let length = 1;
    let next = theta.map((t, j) => t - step[j]!);
    while (length > 1e-8) {
      const trial = evaluate(x, y, next, penalty, false);
      if (trial.value <= state.value - 1e-4 * length * promised) break;
      length /= 2;
      next = theta.map((t, j) => t - length * step[j]!);
    }
    if (length <= 1e-8) break;
    theta = next;
    state = evaluate(x, y, theta, penalty, true);
    lower = factor(state.information, size);
  }
  return {
    intercept: theta[0]!,
    coefficients: theta.slice(1),
    standardErrors: standardErrors(lower, size),
    logLikelihood: state.logLikelihood,
    iterations,
    isConverged,
  };
}
