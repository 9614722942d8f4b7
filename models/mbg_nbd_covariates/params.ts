import type { BetaGeometricParams } from "../bg_nbd/params.ts";
import type { Covariates } from "../purchases/covariates.ts";

/**
 * r, alpha, a and b of the reference customer, whose covariates are all 0, and for every covariate z three ratios, each
 * the e^gamma of the paper: how many times as often those with z = 1 buy, `rate[z]`, and what their a and b are times
 * the reference's, `a[z]` and `b[z]`. All above 0; a ratio of 1 is no effect.
 */
export type CovariateParams = Record<string, number>;

export const baseNames = ["r", "alpha", "a", "b"] as const;

/** The parameters in the order of the estimate: the reference's, then the ratios of rates, of a and of b. */
export const parameterNames = (covariates: readonly string[]): string[] => [
  ...baseNames,
  ...["rate", "a", "b"].flatMap((effect) => covariates.map((name) => `${effect}[${name}]`)),
];

/**
 * The market of each group: Fader & Hardie 2007, "Incorporating Time-Invariant Covariates into the Pareto/NBD and
 * BG/NBD Models", with alpha_i = alpha e^(-gamma1 z), a_i = a e^(gamma2 z), b_i = b e^(gamma3 z).
 *
 * @throws RangeError for a covariate that the parameters do not know
 */
export function marketsOf(params: CovariateParams, { names, values }: Covariates): BetaGeometricParams[] {
  const logOf = (effect: string) =>
    names.map((name) => {
      const ratio = params[`${effect}[${name}]`];
      if (ratio === undefined) {
        throw new RangeError(`no effect was fitted for this covariate: ${name}; use those of the fit`);
      }
      return Math.log(ratio);
    });
  const [rate, inA, inB] = ["rate", "a", "b"].map(logOf);
  const [r, alpha, a, b] = baseNames.map((name) => params[name]!);
  const groups = names.length === 0 ? 1 : values.length / names.length;
  return Array.from({ length: groups }, (_, g) => {
    const z = values.subarray(g * names.length, (g + 1) * names.length);
    const times = (logs: number[]) => Math.exp(logs.reduce((sum, log, k) => sum + log * z[k]!, 0));
    return { r: r!, alpha: alpha! / times(rate!), a: a! * times(inA!), b: b! * times(inB!) };
  });
}
