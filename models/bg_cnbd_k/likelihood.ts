import { withFrequencyTerms } from "../bg_nbd/frequency_terms.ts";
import type { EarlyChances } from "../bg_nbd/params.ts";
import type { Derivatives } from "../numeric/minimise.ts";
import type { Histories } from "../purchases/histories.ts";

/**
 * The log-likelihood of all histories at a given k, with gradient and Hessian in (r, alpha, a, b), but for the factor
 * of the gaps alone, which no parameter but k moves.
 *
 * Platzer & Reutterer 2016, "Ticking Away the Moments", Marketing Science 35(5), and Reutterer, Platzer & Schröder
 * 2021, IJRM 38(1): with s = r + kx, u = (T - t_x) / (alpha + T) and c = x + early chances survived,
 *
 *     alive at T:  (alpha + T)^-s P(s, u),  P = sum over j < k of (s)_j / j! u^j      the phases since the last purchase
 *     dead:        a / (b + c - 1) (alpha + t_x)^-s, only where c > 0
 *
 * times Gamma(s) / Gamma(r) alpha^r B(a, b + c) / B(a, b).
 */
export function regularLikelihood(
  { x, recency, T, xCode, recencyCode, TCode, weight }: Histories,
  k: number,
  early: EarlyChances,
): (params: Float64Array) => Derivatives {
  const chances = x.map((count) => count + early);
  const phases = x.map((count) => k * count);
  const customers = new Float64Array(x.length);
  for (let i = 0; i < xCode.length; i++) customers[xCode[i]!]! += weight[i]!;

  return (params) => {
    const [r, alpha, a, b] = Array.from(params) as [number, number, number, number];
    const logOdds = chances.map((c) =>
      c > 0 ? Math.log(a) - Math.log(b + c - 1) : Number.NEGATIVE_INFINITY,
    );
    const logT = T.map((t) => Math.log1p(t / alpha));
    const inverseT = T.map((t) => 1 / (alpha + t));
    const logLast = recency.map((t) => Math.log1p(t / alpha));
    const inverseLast = recency.map((t) => 1 / (alpha + t));

    // What mixed derivatives with a and b need, summed by x
    const dead = new Float64Array(x.length);
    const spread = new Float64Array(x.length);
    const spreadR = new Float64Array(x.length);
    const spreadAlpha = new Float64Array(x.length);
    let [value, gR, gAlpha, hRR, hRAlpha, hAlphaAlpha] = [0, 0, 0, 0, 0, 0];
    for (let i = 0; i < xCode.length; i++) {
      const xi = xCode[i]!;
      const w = weight[i]!;
      const s = r + phases[xi]!;
      const logAge = logT[TCode[i]!]!;
      const v = inverseT[TCode[i]!]!;
      const u = (T[TCode[i]!]! - recency[recencyCode[i]!]!) * v;

      // P and its derivatives, term by term: d ln term / ds = h, d ln term / d alpha = -j v
      let [term, h, h2] = [1, 0, 0];
      let [P, Ps, Pj, Pss, Psj, Pjj] = [1, 0, 0, 0, 0, 0];
      for (let j = 1; j < k; j++) {
        const factor = s + j - 1;
        term *= (factor * u) / j;
        h += 1 / factor;
        h2 += 1 / (factor * factor);
        P += term;
        Ps += term * h;
        Pj += term * j;
        Pss += term * (h * h - h2);
        Psj += term * h * j;
        Pjj += term * j * (j + 1);
      }
      Ps /= P;
      Pj /= P;
      const dR = Ps - logAge;
      const dAlpha = -(s + Pj) * v;
      value += w * (Math.log(P) - s * logAge);
      gR += w * dR;
      gAlpha += w * dAlpha;
      const aliveRR = Pss / P - Ps * Ps;
      const aliveRAlpha = (Ps * Pj - Psj / P - 1) * v;
      const aliveAlphaAlpha = (s + Pjj / P - Pj * Pj) * v * v;
      hRR += w * aliveRR;
      hRAlpha += w * aliveRAlpha;
      hAlphaAlpha += w * aliveAlphaAlpha;
      if (chances[xi] === 0) continue;

      const vLast = inverseLast[recencyCode[i]!]!;
      const lastLog = logLast[recencyCode[i]!]!;
      const overR = -lastLog - dR;
      const overAlpha = -s * vLast - dAlpha;
      const logRatio = logOdds[xi]! - s * lastLog + s * logAge - Math.log(P);
      const small = Math.exp(-Math.abs(logRatio));
      value += w * (Math.max(logRatio, 0) + Math.log1p(small));
      const wDead = (w * (logRatio > 0 ? 1 : small)) / (1 + small);
      const wSpread = (w * small) / ((1 + small) * (1 + small));
      gR += wDead * overR;
      gAlpha += wDead * overAlpha;
      hRR += wSpread * overR * overR - wDead * aliveRR;
      hRAlpha += wSpread * overR * overAlpha + wDead * (-vLast - aliveRAlpha);
      hAlphaAlpha += wSpread * overAlpha * overAlpha + wDead * (s * vLast * vLast - aliveAlphaAlpha);
      dead[xi]! += wDead;
      spread[xi]! += wSpread;
      spreadR[xi]! += wSpread * overR;
      spreadAlpha[xi]! += wSpread * overAlpha;
    }

    const sums = { phases, chances, customers, dead, spread, spreadR, spreadAlpha };
    const times = { value, gR, gAlpha, hRR, hRAlpha, hAlphaAlpha };
    return withFrequencyTerms([r, alpha, a, b], sums, times);
  };
}
