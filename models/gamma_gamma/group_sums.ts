import { digamma } from "../numeric/digamma.ts";
import { logBeta } from "../numeric/log_beta.ts";
import { trigamma } from "../numeric/trigamma.ts";
import { type Spends, sumOfLogs } from "./spends.ts";

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

/** Beyond this odds a part next to 1 has too few digits left for its logarithm. */
const LONGEST_ODDS = 1e4;
const EMPTY = 1e-200;

/**
 * Fader & Hardie 2013, "The Gamma-Gamma Model of Monetary Value" (note 025), equation (1a): a customer's total of
 * x purchases, in units of v, is beta prime distributed with shapes px and q. So a = xm / (v + xm) is beta distributed,
 *
 *     ln f(m | x) = -ln B(px, q) + px ln a + q ln(1 - a) - ln m
 *
 * Everything but the sums over ln a, ln(1 - a), a and a (1 - a) is the same for all customers of one x; and the
 * logarithms of single customers are those of a product, taken once it is small.
 *
 * @returns a function of p, q and the scale of each frequency
 */
export function groupSums(spends: Spends): (p: number, q: number, v: Float64Array) => GroupSums {
  const { x, start, m, weight } = spends;
  const groups = x.length;
  const total = new Float64Array(m.length);
  const customers = new Float64Array(groups);
  let logMean = 0;
  for (let g = 0; g < groups; g++) {
    for (let i = start[g]!; i < start[g + 1]!; i++) {
      total[i] = m[i]! * x[g]!;
      customers[g]! += weight[i]!;
    }
    logMean += sumOfLogs(spends, g);
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
      const least = scale / LONGEST_ODDS;
      const most = scale * LONGEST_ODDS;
      let [logParts, logRests, parts, rests, squares] = [0, 0, 0, 0, 0];
      let partProduct = 1;
      let restProduct = 1;
      for (let i = start[g]!; i < start[g + 1]!; i++) {
        const t = total[i]!;
        const w = weight[i]!;
        const inverse = 1 / (scale + t);
        const part = t * inverse;
        const rest = scale * inverse;
        if (w === 1 && t > least && t < most) {
          partProduct *= part;
          restProduct *= rest;
          if (partProduct < EMPTY) {
            logParts += Math.log(partProduct);
            partProduct = 1;
          }
          if (restProduct < EMPTY) {
            logRests += Math.log(restProduct);
            restProduct = 1;
          }
        } else {
          logParts -= w * Math.log1p(scale / t);
          logRests -= w * Math.log1p(t / scale);
        }
        parts += w * part;
        rests += w * rest;
        squares += w * part * rest;
      }
      logParts += Math.log(partProduct);
      logRests += Math.log(restProduct);

      const shape = p * x[g]!;
      const whole = shape + q;
      const both = digamma(whole);
      const bothSlope = trigamma(whole);
      value += shape * logParts + q * logRests - n * logBeta(shape, q);
      gP += x[g]! * (logParts + n * (both - digamma(shape)));
      gQ += logRests + n * (both - digamma(q));
      pp += n * x[g]! * x[g]! * (bothSlope - trigamma(shape));
      pq += n * x[g]! * bothSlope;
      qq += n * (bothSlope - trigamma(q));
      gV[g] = q * parts - shape * rests;
      pv[g] = -x[g]! * rests;
      qv[g] = parts;
      vv[g] = -whole * squares;
    }
    return { value, p: gP, q: gQ, pp, pq, qq, v: gV, pv, qv, vv };
  };
}
