import type { Derivatives } from "../numeric/minimise.ts";

/** The part of one group: its covariates and its log-likelihood in its own (r, alpha, a, b). */
export interface GroupLikelihood {
  readonly z: Float64Array;
  readonly logLikelihood: (market: Float64Array) => Derivatives;
}

/**
 * The log-likelihood of all groups, with gradient and Hessian in (r, alpha, a, b, then the ratios of rates, a and b).
 *
 * Fader & Hardie 2007, "Incorporating Time-Invariant Covariates": given z a group is a market of its own, whose
 * logarithms are linear in the logarithms of the parameters; so its derivatives are carried over by that matrix.
 *
 * @param effects number of covariates
 */
export function covariateLogLikelihood(
  groups: readonly GroupLikelihood[],
  effects: number,
): (params: Float64Array) => Derivatives {
  const n = 4 + 3 * effects;
  /** Of each group and each of ln r, ln alpha, ln a, ln b: which parameters' logarithms it takes, and how often. */
  const links = groups.map(({ z }) =>
    [0, 1, 2, 3].map((which) => {
      const at = [which];
      const times = [1];
      for (let k = 0; k < effects && which > 0; k++) {
        if (z[k] === 0) continue;
        at.push(4 + (which - 1) * effects + k);
        times.push(which === 1 ? -z[k]! : z[k]!);
      }
      return { at, times };
    }),
  );

  return (params) => {
    const logs = params.map(Math.log);
    let value = 0;
    const gradient = new Float64Array(n);
    const hessian = new Float64Array(n * n);
    groups.forEach(({ logLikelihood }, g) => {
      const link = links[g]!;
      const market = Float64Array.from(link, ({ at, times }) =>
        Math.exp(at.reduce((sum, p, j) => sum + times[j]! * logs[p]!, 0)),
      );
      const own = logLikelihood(market);
      value += own.value;
      for (let i = 0; i < 4; i++) {
        const slope = own.gradient[i]! * market[i]!;
        const one = link[i]!;
        for (let p = 0; p < one.at.length; p++) gradient[one.at[p]!]! += slope * one.times[p]!;
        for (let j = 0; j < 4; j++) {
          const curvature = own.hessian[4 * i + j]! * market[i]! * market[j]! + (i === j ? slope : 0);
          const other = link[j]!;
          for (let p = 0; p < one.at.length; p++) {
            const row = n * one.at[p]!;
            for (let q = 0; q < other.at.length; q++) {
              hessian[row + other.at[q]!]! += curvature * one.times[p]! * other.times[q]!;
            }
          }
        }
      }
    });
    // From the logarithms to the parameters themselves
    for (let p = 0; p < n; p++) {
      for (let q = 0; q < n; q++) {
        hessian[n * p + q] = (hessian[n * p + q]! - (p === q ? gradient[p]! : 0)) / (params[p]! * params[q]!);
      }
    }
    for (let p = 0; p < n; p++) gradient[p]! /= params[p]!;
    return { value, gradient, hessian };
  };
}
