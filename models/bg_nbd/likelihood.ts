import type { Derivatives } from "../numeric/minimise.ts";
import type { Histories } from "../purchases/histories.ts";
import { withFrequencyTerms } from "./frequency_terms.ts";
import type { EarlyChances } from "./params.ts";

const LARGEST_PRODUCT = 1e290;

/** The distinct pairs (x, T) of histories that are sorted by them, and where the rows of each start. */
function pairsOf({ xCode, TCode, weight }: Histories) {
  const rows = xCode.length;
  const start = new Uint32Array(rows + 1);
  const customers = new Float64Array(rows);
  let count = 0;
  for (let i = 0; i < rows; i++) {
    if (i === 0 || xCode[i] !== xCode[i - 1] || TCode[i] !== TCode[i - 1]) start[count++] = i;
    customers[count - 1]! += weight[i]!;
  }
  start[count] = rows;
  const pairX = new Uint32Array(count);
  const pairT = new Uint32Array(count);
  for (let p = 0; p < count; p++) {
    pairX[p] = xCode[start[p]!]!;
    pairT[p] = TCode[start[p]!]!;
  }
  return {
    xCode: pairX,
    TCode: pairT,
    customers: customers.slice(0, count),
    start: start.slice(0, count + 1),
  };
}

/** Where values hardly repeat a dictionary saves nothing, and looking up in it leaps about in memory. */
function inRowOrder(values: Float64Array, code: Uint32Array) {
  if (values.length < code.length / 2) return { values, code };
  const ownValues = new Float64Array(code.length);
  const place = new Uint32Array(code.length);
  for (let i = 0; i < code.length; i++) {
    ownValues[i] = values[code[i]!]!;
    place[i] = i;
  }
  return { values: ownValues, code: place };
}

/**
 * The log-likelihood of all histories, with gradient and Hessian in (r, alpha, a, b).
 *
 * Fader, Hardie & Lee 2005, "Counting Your Customers the Easy Way", Marketing Science 24(2), equation (6); with
 * one early chance, Batislam, Denizel & Filiztekin 2007, IJRM 24(3). Up to factors that both share, with
 * k = x + early chances survived so far,
 *
 *     alive at T:  (alpha + T)^-(r+x)        dead:  a / (b + k - 1) (alpha + t_x)^-(r+x), only where k > 0
 *
 * What depends on x alone is summed once for each distinct x, what depends on x and T once a pair.
 */
export function logLikelihood(
  histories: Histories,
  early: EarlyChances,
): (params: Float64Array) => Derivatives {
  const { x, weight } = histories;
  const pairs = pairsOf(histories);
  const { values: T, code: TCode } = inRowOrder(histories.T, pairs.TCode);
  const { values: recency, code: recencyCode } = inRowOrder(histories.recency, histories.recencyCode);
  const chances = x.map((count) => count + early);
  const customers = new Float64Array(x.length);
  for (let p = 0; p < pairs.xCode.length; p++) customers[pairs.xCode[p]!]! += pairs.customers[p]!;

  return (params) => {
    const [r, alpha, a, b] = Array.from(params) as [number, number, number, number];
    const logOdds = chances.map((k) =>
      k > 0 ? Math.log(a) - Math.log(b + k - 1) : Number.NEGATIVE_INFINITY,
    );
    const logT = T.map((t) => Math.log1p(t / alpha));
    const inverseT = T.map((t) => 1 / (alpha + t));
    const logLast = recency.map((t) => Math.log1p(t / alpha));
    const inverseLast = recency.map((t) => 1 / (alpha + t));

    // Expected dead customers of each x, and the sums that mixed derivatives with a and b need
    const dead = new Float64Array(x.length);
    const spread = new Float64Array(x.length);
    const spreadR = new Float64Array(x.length);
    const spreadAlpha = new Float64Array(x.length);
    let [value, gR, gAlpha, hRR, hRAlpha, hAlphaAlpha] = [0, 0, 0, 0, 0, 0];
    // One logarithm serves hundreds of single customers
    let product = 1;
    for (let p = 0; p < pairs.xCode.length; p++) {
      const xi = pairs.xCode[p]!;
      const n = pairs.customers[p]!;
      const s = r + x[xi]!;
      const u = logT[TCode[p]!]!;
      const v = inverseT[TCode[p]!]!;
      value -= n * s * u;
      gR -= n * u;
      gAlpha -= n * s * v;
      hRAlpha -= n * v;
      hAlphaAlpha += n * s * v * v;
      if (chances[xi] === 0) continue;

      const odds = logOdds[xi]!;
      for (let i = pairs.start[p]!; i < pairs.start[p + 1]!; i++) {
        const w = weight[i]!;
        const vLast = inverseLast[recencyCode[i]!]!;
        const dR = u - logLast[recencyCode[i]!]!;
        const dAlpha = s * (v - vLast);
        const logRatio = odds + s * dR;
        const small = Math.exp(-Math.abs(logRatio));
        const whole = 1 + small;
        if (logRatio > 0) value += w * logRatio;
        if (w !== 1) value += w * Math.log1p(small);
        else {
          product *= whole;
          if (product > LARGEST_PRODUCT) {
            value += Math.log(product);
            product = 1;
          }
        }
        const wDead = (logRatio > 0 ? w : w * small) / whole;
        const wSpread = (w * small) / (whole * whole);
        gR += wDead * dR;
        gAlpha += wDead * dAlpha;
        hRR += wSpread * dR * dR;
        hRAlpha += wSpread * dR * dAlpha + wDead * (v - vLast);
        hAlphaAlpha += wSpread * dAlpha * dAlpha + wDead * s * (vLast * vLast - v * v);
        dead[xi]! += wDead;
        spread[xi]! += wSpread;
        spreadR[xi]! += wSpread * dR;
        spreadAlpha[xi]! += wSpread * dAlpha;
      }
    }
    value += Math.log(product);

    const sums = { phases: x, chances, customers, dead, spread, spreadR, spreadAlpha };
    const times = { value, gR, gAlpha, hRR, hRAlpha, hAlphaAlpha };
    return withFrequencyTerms([r, alpha, a, b], sums, times);
  };
}
