import { digamma } from "../numeric/digamma.ts";
import type { Derivatives } from "../numeric/minimise.ts";
import { trigamma } from "../numeric/trigamma.ts";
import type { RenewalRisks } from "../renewal/counts.ts";
import { logRetention } from "./survival.ts";

/** Gradient and Hessian of ln S(t) in (gamma, delta, c), the Hessian by its six different elements. */
type Slopes = readonly [gG: number, gD: number, gC: number, ...second: readonly number[]];

function slopes(gamma: number, delta: number, c: number, t: number): Slopes {
  if (t === 0) return [0, 0, 0, 0, 0, 0, 0, 0, 0];
  const u = t ** c;
  const log = Math.log(t);
  const own = digamma(delta + u);
  const both = digamma(gamma + delta + u);
  const ownCurve = trigamma(delta + u);
  const bothCurve = trigamma(gamma + delta + u);
  const start = digamma(gamma + delta);
  const startCurve = trigamma(gamma + delta);
  const stretch = u * log;
  return [
    start - both,
    own - digamma(delta) - both + start,
    stretch * (own - both),
    startCurve - bothCurve,
    startCurve - bothCurve,
    -stretch * bothCurve,
    ownCurve - trigamma(delta) - bothCurve + startCurve,
    stretch * (ownCurve - bothCurve),
    stretch * log * (own - both) + stretch * stretch * (ownCurve - bothCurve),
  ];
}

/**
 * The log-likelihood of all renewals, with gradient and Hessian in (gamma, delta, c): the product of
 * P(T = t) = S(t - 1) - S(t) over the lost and of S(t) over those still there, taken period by period. With
 * l = ln r(t), a loss adds ln(1 - e^l) and a renewal l.
 */
export function betaDiscreteWeibullLogLikelihood({
  lost,
  kept,
}: RenewalRisks): (params: Float64Array) => Derivatives {
  return (params) => {
    const [gamma, delta, c] = Array.from(params) as [number, number, number];
    let value = 0;
    const first = [0, 0, 0];
    const second = [0, 0, 0, 0, 0, 0];
    let before = slopes(gamma, delta, c, 0);
    for (let t = 1; t <= lost.length; t++) {
      const after = slopes(gamma, delta, c, t);
      const l = logRetention({ gamma, delta, c }, t);
      const leaves = lost[t - 1]!;
      const stays = kept[t - 1]!;
      const odds = leaves > 0 ? 1 / Math.expm1(-l) : 0;
      if (stays > 0) value += stays * l;
      if (leaves > 0) value += leaves * Math.log(-Math.expm1(l));
      const weight = stays - leaves * odds;
      const bend = leaves * odds * (1 + odds);
      const step = after.map((slope, k) => slope - before[k]!);
      let k = 0;
      for (let i = 0; i < 3; i++) {
        first[i]! += weight * step[i]!;
        for (let j = i; j < 3; j++, k++) second[k]! += weight * step[3 + k]! - bend * step[i]! * step[j]!;
      }
      before = after;
    }
    const [gg, gd, gc, dd, dc, cc] = second as [number, number, number, number, number, number];
    return {
      value,
      gradient: Float64Array.from(first),
      hessian: Float64Array.of(gg, gd, gc, gd, dd, dc, gc, dc, cc),
    };
  };
}
