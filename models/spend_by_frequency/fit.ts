import type { GammaGammaFit } from "../gamma_gamma/fit.ts";
import { fitSpends, logUnitOf, refusalOfSpends } from "../gamma_gamma/fit.ts";
import { checkSpendFrame, type SpendFrame } from "../gamma_gamma/frame.ts";
import { collapseSpends, rescaleSpends, type Spends, thinSpends } from "../gamma_gamma/spends.ts";
import { type Estimate, maximiseLikelihood } from "../numeric/maximise_likelihood.ts";
import { normalTail } from "../numeric/normal_tail.ts";
import { spendByFrequencyLogLikelihood } from "./likelihood.ts";
import { type SpendByFrequencyParams, scaleOf } from "./params.ts";

type Names = keyof SpendByFrequencyParams;

export type SpendByFrequencyFit =
  | {
      state: "fitted";
      params: SpendByFrequencyParams;
      /** Null for a parameter at its bound. */
      standardErrors: Record<Names, number | null>;
      /** Covariance of ln p, ln q, ln v and the elasticity itself, row by row; null where there is none. */
      logCovariance: Float64Array | null;
      logLikelihood: number;
      convergence: Estimate<"p">["convergence"];
      atBound: Names[];
      iterations: number;
      customers: number;
      distinctRows: number;
      /** Mean spend as seen, at the scale of a one-time buyer: what stands in where the model has no mean. */
      observedMean: number;
      /** Of an elasticity of 0, which is the Gamma-Gamma model: twice the gain in log-likelihood, and its p-value. */
      likelihoodRatio: { statistic: number; pValue: number };
    }
  | { state: "refused"; reason: string };

const NAMES = ["p", "q", "v", "growth"] as const;
const ROUGH_ROWS = 4096;
/** As for Gamma-Gamma; an elasticity of 4 is 16 times the spend for twice the purchase days. */
const LOWER = [1e-4, 1e-3, 1e-12, Math.exp(-4)];
const UPPER = [1e4, 1e4, 1e13, Math.exp(4)];

/**
 * Fits {@link SpendByFrequencyParams} by maximum likelihood and tests it against the Gamma-Gamma model, its special case
 * of elasticity 0, by the likelihood ratio, which is then chi-squared with one degree of freedom (Wilks 1938).
 *
 * @returns state "refused", with the reason, where the data cannot tell four parameters
 * @throws RangeError for a row that no customer could have
 */
export function fitSpendByFrequency(frame: SpendFrame): SpendByFrequencyFit {
  checkSpendFrame(frame);
  const spends = collapseSpends(frame);
  return fitSpendsByFrequency(spends, fitSpends(spends));
}

/** The same for spends that are collapsed already, with the Gamma-Gamma model's fit to them. */
export function fitSpendsByFrequency(spends: Spends, simple: GammaGammaFit): SpendByFrequencyFit {
  const refused = (reason: string): SpendByFrequencyFit => ({ state: "refused", reason });
  const reason = refusalOfSpends(spends);
  if (reason !== null) return refused(reason);
  if (simple.state === "refused") return refused(simple.reason);
  if (spends.x.length < 2) return refused("every customer has bought equally often");
  const { customers, m, weight, x, start } = spends;
  const logUnit = logUnitOf(spends);
  const unit = Math.exp(logUnit);
  const scaled = rescaleSpends(spends, unit);
  const { p, q, v } = simple.params;
  const estimate = maximiseLikelihood({
    names: NAMES,
    logLikelihood: spendByFrequencyLogLikelihood(scaled),
    roughLogLikelihood: spendByFrequencyLogLikelihood(thinSpends(scaled, ROUGH_ROWS)),
    starts: [0, 0.3, -0.3].flatMap((elasticity) => [
      [p, q, v / unit, Math.exp(elasticity)],
      [2, 4, 1.5, Math.exp(elasticity)],
    ]),
    lower: LOWER,
    upper: UPPER,
    observations: customers,
  });
  if (estimate.convergence.startsWith("did not")) return refused(estimate.convergence);
  const { growth, ...rest } = estimate.params;
  const params = { ...rest, v: rest.v * unit, elasticity: Math.log(growth) };
  const errors = estimate.standardErrors;
  const logLikelihood = estimate.logLikelihood - customers * logUnit;
  const statistic = Math.max(0, 2 * (logLikelihood - simple.logLikelihood));
  let observed = 0;
  let scale = 0;
  for (let g = 0; g < x.length; g++) {
    const relative = scaleOf(params, x[g]!) / params.v;
    for (let i = start[g]!; i < start[g + 1]!; i++) {
      observed += weight[i]! * m[i]!;
      scale += weight[i]! * relative;
    }
  }
  return {
    state: "fitted",
    params,
    standardErrors: {
      p: errors.p,
      q: errors.q,
      v: errors.v === null ? null : errors.v * unit,
      elasticity: estimate.logStandardErrors.growth,
    },
    logCovariance: estimate.logCovariance,
    logLikelihood,
    convergence: estimate.convergence,
    atBound: estimate.atBound.map((name) => (name === "growth" ? "elasticity" : name)),
    iterations: estimate.iterations,
    customers,
    distinctRows: m.length,
    observedMean: observed / scale,
    likelihoodRatio: { statistic, pValue: 2 * normalTail(Math.sqrt(statistic)) },
  };
}
