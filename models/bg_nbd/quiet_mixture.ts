import { hyp2f1 } from "../numeric/hyp2f1.ts";
import { logBeta } from "../numeric/log_beta.ts";

/** Beyond them the series for the function would have thousands of terms. */
const LONGEST_FOR_SERIES = 9;
const SHAPES_FOR_SERIES = 50;
/** Below this almost everybody has almost no dropout, and the few others are what to sum. */
const SMALL_A = 0.15;

/**
 * E[(1 + p w)^-R] over dropout probabilities p ~ Beta(a, b), which is 2F1(R, a; a + b; -w): with w = t / alpha and
 * R = r, the chance that a customer whose purchases come at a Gamma(r, alpha) rate has not dropped out by t.
 *
 * Where the series is slow, by the trapezoidal rule in ln[p / (1 - p)], which for such integrands converges
 * geometrically (Trefethen & Weideman 2014, "The Exponentially Convergent Trapezoidal Rule").
 *
 * @param R above 0
 * @param w at or above 0
 * @returns 0 to 1, relative error under 1e-11 short of thousands of a
 */
export function quietMixture(R: number, a: number, b: number, w: number): number {
  if (w <= LONGEST_FOR_SERIES || a + b <= SHAPES_FOR_SERIES) return hyp2f1(R, a, a + b, -w);
  const others = a < SMALL_A;
  const step = Math.min(0.2, 0.5 / Math.sqrt(a));
  const logTerm = (y: number) => {
    const logOne = y > 0 ? y + Math.log1p(Math.exp(-y)) : Math.log1p(Math.exp(y));
    const logQuiet = -R * Math.log1p(w * Math.exp(y - logOne));
    const logDensity = a * y - (a + b) * logOne;
    return logDensity + (others ? Math.log(-Math.expm1(logQuiet)) : logQuiet);
  };
  // From the middle of the dropout probabilities to that of the customers who count
  let peak = Math.log(a / b);
  let highest = logTerm(peak);
  for (let left = logTerm(peak - step); left > highest; left = logTerm(peak - step)) {
    peak -= step;
    highest = left;
  }
  let sum = 1;
  for (const direction of [-step, step]) {
    let before = Number.POSITIVE_INFINITY;
    for (let k = 1; ; k++) {
      const next = Math.exp(logTerm(peak + k * direction) - highest);
      sum += next;
      if (next <= 1e-18 * sum && next <= before) break;
      before = next;
    }
  }
  sum *= Math.exp(highest + Math.log(step) - logBeta(a, b));
  return others ? 1 - sum : sum;
}
