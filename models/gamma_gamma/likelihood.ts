import { digamma } from "../numeric/digamma.ts";
import { logBeta } from "../numeric/log_beta.ts";
import type { Derivatives } from "../numeric/minimise.ts";
import { trigamma } from "../numeric/trigamma.ts";
import type { Spends } from "./spends.ts";

/**
 * The log-likelihood of all mean spends, with gradient and Hessian in (p, q, v); v is the papers' gamma.
 *
 * Fader & Hardie 2013, "The Gamma-Gamma Model of Monetary Value" (note 025), equation (1a): a customer's total of
 * x purchases, in units of v, is beta prime distributed with shapes px and q, so that with y = xm / v
 *
 *     ln f(m | x) = -ln B(px, q) + px ln y - (px + q) ln(1 + y) - ln m
 */
export function spendLogLikelihood({ x, xCode, m, weight }: Spends): (params: Float64Array) => Derivatives {
  const total = m.map((mean, i) => mean * x[xCode[i]!]!);
  const logTotal = total.map(Math.log);
  const customers = new Float64Array(x.length);
  const logMean = m.reduce((sum, mean, i) => sum + weight[i]! * Math.log(mean), 0);
  for (let i = 0; i < xCode.length; i++) customers[xCode[i]!]! += weight[i]!;

  return (params) => {
    const [p, q, v] = Array.from(params) as [number, number, number];
    const logV = Math.log(v);
    let value = -logMean;
    let [gP, gQ, gV, hPP, hPQ, hPV, hQQ, hQV, hVV] = [0, 0, 0, 0, 0, 0, 0, 0, 0];
    for (let i = 0; i < m.length; i++) {
      const w = weight[i]!;
      const count = x[xCode[i]!]!;
      const logY = logTotal[i]! - logV;
      const logOnePlusY = Math.log1p(total[i]! / v);
      const inverse = 1 / (v + total[i]!);
      value += w * (p * count * (logY - logOnePlusY) - q * logOnePlusY);
      gP += w * count * (logY - logOnePlusY);
      gQ -= w * logOnePlusY;
      // q/v - (px + q)/(v + xm), without the cancellation when v is large
      const shortfall = q * total[i]! - p * count * v;
      gV += (w * shortfall * inverse) / v;
      hPV -= w * count * inverse;
      hQV += (w * total[i]! * inverse) / v;
      hVV += w * ((p * count + q) * inverse * inverse - q / (v * v));
    }
    for (let i = 0; i < x.length; i++) {
      const n = customers[i]!;
      const count = x[i]!;
      const shape = p * count;
      const both = digamma(shape + q);
      const bothSlope = trigamma(shape + q);
      value -= n * logBeta(shape, q);
      gP += n * count * (both - digamma(shape));
      gQ += n * (both - digamma(q));
      hPP += n * count * count * (bothSlope - trigamma(shape));
      hPQ += n * count * bothSlope;
      hQQ += n * (bothSlope - trigamma(q));
    }
    return {
      value,
      gradient: Float64Array.of(gP, gQ, gV),
      hessian: Float64Array.of(hPP, hPQ, hPV, hPQ, hQQ, hQV, hPV, hQV, hVV),
    };
  };
}
