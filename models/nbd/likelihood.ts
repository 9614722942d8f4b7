import type { Derivatives } from "../numeric/minimise.ts";
import { risingTable } from "../numeric/rising_table.ts";
import type { Histories } from "../purchases/histories.ts";

/**
 * The log-likelihood of all histories, with gradient and Hessian in (r, alpha): the density of the purchase times, not
 * only the chance of their count, so that it can be set beside the models in which customers leave,
 *
 *     Gamma(r + x) / Gamma(r) alpha^r (alpha + T)^-(r+x)
 *
 * Ehrenberg 1959, "The Pattern of Consumer Purchases", Applied Statistics 8(1), 26-41, for the counts.
 */
export function logLikelihood(histories: Histories): (params: Float64Array) => Derivatives {
  const { x, T, xCode, TCode, weight } = histories;
  const customers = new Float64Array(x.length);
  for (let i = 0; i < xCode.length; i++) customers[xCode[i]!]! += weight[i]!;

  return (params) => {
    const [r, alpha] = Array.from(params) as [number, number];
    const elapsed = T.map((t) => Math.log1p(t / alpha));
    const inverse = T.map((t) => 1 / (alpha + t));
    let [value, gR, gAlpha, hRR, hRAlpha, hAlphaAlpha] = [0, 0, 0, 0, 0, 0];
    for (let i = 0; i < xCode.length; i++) {
      const w = weight[i]!;
      const u = r + x[xCode[i]!]!;
      const v = inverse[TCode[i]!]!;
      value -= w * u * elapsed[TCode[i]!]!;
      gR -= w * elapsed[TCode[i]!]!;
      gAlpha += w * (r / alpha - u * v);
      hRAlpha += w * (1 / alpha - v);
      hAlphaAlpha += w * (u * v * v - r / (alpha * alpha));
    }
    const rising = risingTable(r, x);
    for (let i = 0; i < x.length; i++) {
      const n = customers[i]!;
      value += n * (rising.value[i]! - x[i]! * Math.log(alpha));
      gR += n * rising.first[i]!;
      hRR += n * rising.second[i]!;
    }
    return {
      value,
      gradient: Float64Array.of(gR, gAlpha),
      hessian: Float64Array.of(hRR, hRAlpha, hRAlpha, hAlphaAlpha),
    };
  };
}
