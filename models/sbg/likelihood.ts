import type { Derivatives } from "../numeric/minimise.ts";
import type { RenewalRisks } from "../renewal/counts.ts";

/**
 * The log-likelihood of all renewals, with gradient and Hessian in (alpha, beta).
 *
 * Fader & Hardie 2007, "How to Project Customer Retention", Journal of Interactive Marketing 21(1), appendix: the
 * product of P(T = t) over the lost and of S(t) over those still there. Taken period by period, each
 * customer at risk in t stays with r(t) = (beta + t - 1) / (alpha + beta + t - 1).
 */
export function sbgLogLikelihood({
  atRisk,
  lost,
  kept,
}: RenewalRisks): (params: Float64Array) => Derivatives {
  return (params) => {
    const [alpha, beta] = Array.from(params) as [number, number];
    let [value, gAlpha, gBeta, hAlpha, hBoth, hBeta] = [0, 0, 0, 0, 0, 0];
    for (let t = 0; t < lost.length; t++) {
      const whole = 1 / (alpha + beta + t);
      const stay = 1 / (beta + t);
      // Zero customers add nothing; 0 x -Infinity would
      if (lost[t]! > 0) value += lost[t]! * Math.log(alpha * whole);
      if (kept[t]! > 0) value -= kept[t]! * Math.log1p(alpha * stay);
      gAlpha += lost[t]! / alpha - atRisk[t]! * whole;
      gBeta += kept[t]! * stay - atRisk[t]! * whole;
      hAlpha += atRisk[t]! * whole * whole - lost[t]! / (alpha * alpha);
      hBoth += atRisk[t]! * whole * whole;
      hBeta += atRisk[t]! * whole * whole - kept[t]! * stay * stay;
    }
    return {
      value,
      gradient: Float64Array.of(gAlpha, gBeta),
      hessian: Float64Array.of(hAlpha, hBoth, hBoth, hBeta),
    };
  };
}
