import { digamma } from "../numeric/digamma.ts";
import { logBeta } from "../numeric/log_beta.ts";
import { trigamma } from "../numeric/trigamma.ts";
import type { Spends } from "./spends.ts";

/**
 * The log-likelihood of all mean spends when those of customers with x[k] purchases have the scale v[k], with its
 * derivatives in p, in q and in ln v[k]; of the latter one entry a frequency.
 */
export interface GroupSums {
  value: number;
  p: number;
  q: number;
  pp: number;
  pq: number;
  qq: number;
  v: Float64Array;
  pv: Float64Array;
  qv: Float64Array;
  vv: Float64Array;
}

const NEGLIGIBLE = 1e-4;
const LARGE = 1e30;
const FULL = 1e200;

/**
 * Fader & Hardie 2013, "The Gamma-Gamma Model of Monetary Value" (note 025), equation (1a): a customer's total of
 * x purchases, in units of v, is beta prime distributed with shapes px and q, so that with y = xm / v
 *
 *     ln f(m | x) = -ln B(px, q) + px ln y - (px + q) ln(1 + y) - ln m
 *
 * Everything but the sums over ln(1 + y), a = y / (1 + y) and a (1 - a) is the same for all customers of one x; and
 * the logarithms of single customers are those of the product of 1 + y, taken once it is large.
 *
 * @returns a function of p, q and the scale of each frequency
 */
export function groupSums({
  x,
  start,
  m,
  weight,
}: Spends): (p: number, q: number, v: Float64Array) => GroupSums {
  const groups = x.length;
  const total = new Float64Array(m.length);
  const customers = new Float64Array(groups);
  const logTotal = new Float64Array(groups);
  let logMean = 0;
  for (let g = 0; g < groups; g++) {
    let logs = 0;
    for (let i = start[g]!; i < start[g + 1]!; i++) {
      total[i] = m[i]! * x[g]!;
      customers[g]! += weight[i]!;
      logs += weight[i]! * Math.log(m[i]!);
    }
    logMean += logs;
    logTotal[g] = logs + customers[g]! * Math.log(x[g]!);
  }

  return (p, q, v) => {
    let value = -logMean;
    let [gP, gQ, pp, pq, qq] = [0, 0, 0, 0, 0];
    const gV = new Float64Array(groups);
    const pv = new Float64Array(groups);
    const qv = new Float64Array(groups);
    const vv = new Float64Array(groups);
    for (let g = 0; g < groups; g++) {
      const n = customers[g]!;
      if (n === 0) continue;
      const scale = v[g]!;
      const inverse = 1 / scale;
      let logs = 0;
      let parts = 0;
      let squares = 0;
      let product = 1;
      for (let i = start[g]!; i < start[g + 1]!; i++) {
        const t = total[i]!;
        const w = weight[i]!;
        const y = t * inverse;
        const part = t / (scale + t);
        if (w === 1 && y > NEGLIGIBLE && y < LARGE) {
          product *= 1 + y;
          if (product > FULL) {
            logs += Math.log(product);
            product = 1;
          }
        } else logs += w * Math.log1p(y);
        parts += w * part;
        squares += w * part * (1 - part);
      }
      logs += Math.log(product);

      const shape = p * x[g]!;
      const whole = shape + q;
      const logY = logTotal[g]! - n * Math.log(scale) - logs;
      const both = digamma(whole);
      const bothSlope = trigamma(whole);
      value += shape * logY - q * logs - n * logBeta(shape, q);
      gP += x[g]! * (logY + n * (both - digamma(shape)));
      gQ += n * (both - digamma(q)) - logs;
      pp += n * x[g]! * x[g]! * (bothSlope - trigamma(shape));
      pq += n * x[g]! * bothSlope;
      qq += n * (bothSlope - trigamma(q));
      gV[g] = q * parts - shape * (n - parts);
      pv[g] = -x[g]! * (n - parts);
      qv[g] = parts;
      vv[g] = -whole * squares;
    }
    return { value, p: gP, q: gQ, pp, pq, qq, v: gV, pv, qv, vv };
  };
}
