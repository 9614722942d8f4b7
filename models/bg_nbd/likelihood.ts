import type { Derivatives } from "../numeric/minimise.ts";
import { risingTable } from "../numeric/rising_table.ts";
import type { Histories } from "../purchases/histories.ts";
import type { EarlyChances } from "./params.ts";

/**
 * The log-likelihood of all histories, with gradient and Hessian in (r, alpha, a, b).
 *
 * Fader, Hardie & Lee 2005, "Counting Your Customers the Easy Way", Marketing Science 24(2), equation (6); with
 * one early chance, Batislam, Denizel & Filiztekin 2007, IJRM 24(3). Up to factors that both share, with
 * k = x + early chances survived so far,
 *
 *     alive at T:  (alpha + T)^-(r+x)        dead:  a / (b + k - 1) (alpha + t_x)^-(r+x), only where k > 0
 *
 * What depends on x alone is summed once for each distinct x.
 */
export function logLikelihood(
  histories: Histories,
  early: EarlyChances,
): (params: Float64Array) => Derivatives {
  const { x, recency, T, xCode, recencyCode, TCode, weight } = histories;
  const chances = x.map((count) => count + early);
  const customers = new Float64Array(x.length);
  for (let i = 0; i < xCode.length; i++) customers[xCode[i]!]! += weight[i]!;

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
    for (let i = 0; i < xCode.length; i++) {
      const xi = xCode[i]!;
      const w = weight[i]!;
      const s = r + x[xi]!;
      const u = logT[TCode[i]!]!;
      const v = inverseT[TCode[i]!]!;
      value -= w * s * u;
      gR -= w * u;
      gAlpha -= w * s * v;
      hRAlpha -= w * v;
      hAlphaAlpha += w * s * v * v;
      if (chances[xi] === 0) continue;

      const vLast = inverseLast[recencyCode[i]!]!;
      const dR = u - logLast[recencyCode[i]!]!;
      const dAlpha = s * (v - vLast);
      const logRatio = logOdds[xi]! + s * dR;
      const small = Math.exp(-Math.abs(logRatio));
      value += w * (Math.max(logRatio, 0) + Math.log1p(small));
      const wDead = (w * (logRatio > 0 ? 1 : small)) / (1 + small);
      const wSpread = (w * small) / ((1 + small) * (1 + small));
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

    const rising = risingTable(r, x);
    const survive = risingTable(b, chances);
    const all = risingTable(a + b, chances);
    let [gA, gB, hRA, hRB, hAlphaA, hAlphaB, hAA, hAB, hBB] = [0, 0, 0, 0, 0, 0, 0, 0, 0];
    for (let i = 0; i < x.length; i++) {
      const n = customers[i]!;
      value += n * (rising.value[i]! - x[i]! * Math.log(alpha) + survive.value[i]! - all.value[i]!);
      gR += n * rising.first[i]!;
      gAlpha += (n * r) / alpha;
      gA -= n * all.first[i]!;
      gB += n * (survive.first[i]! - all.first[i]!);
      hRR += n * rising.second[i]!;
      hRAlpha += n / alpha;
      hAlphaAlpha -= (n * r) / (alpha * alpha);
      hAA -= n * all.second[i]!;
      hAB -= n * all.second[i]!;
      hBB += n * (survive.second[i]! - all.second[i]!);
      if (chances[i] === 0) continue;
      const dA = 1 / a;
      const dB = -1 / (b + chances[i]! - 1);
      gA += dead[i]! * dA;
      gB += dead[i]! * dB;
      hRA += spreadR[i]! * dA;
      hRB += spreadR[i]! * dB;
      hAlphaA += spreadAlpha[i]! * dA;
      hAlphaB += spreadAlpha[i]! * dB;
      hAA += (spread[i]! - dead[i]!) * dA * dA;
      hAB += spread[i]! * dA * dB;
      hBB += (spread[i]! + dead[i]!) * dB * dB;
    }
    const hessian = [hRR, hRAlpha, hRA, hRB, hRAlpha, hAlphaAlpha, hAlphaA, hAlphaB];
    hessian.push(hRA, hAlphaA, hAA, hAB, hRB, hAlphaB, hAB, hBB);
    return { value, gradient: Float64Array.of(gR, gAlpha, gA, gB), hessian: Float64Array.from(hessian) };
  };
}
