import { groupSums } from "../gamma_gamma/group_sums.ts";
import type { Spends } from "../gamma_gamma/spends.ts";
import type { Derivatives } from "../numeric/minimise.ts";

/**
 * The log-likelihood of all mean spends, with gradient and Hessian in (p, q, v, growth), where growth = e^elasticity is
 * above 0 as the others are: that of the Gamma-Gamma model (Fader & Hardie 2013, note 025, equation (1a)) with
 *
 *     ln v(x) = ln v + ln(growth) ln(1 + x)
 */
export function spendByFrequencyLogLikelihood(spends: Spends): (params: Float64Array) => Derivatives {
  const sums = groupSums(spends);
  const logDays = spends.x.map(Math.log1p);
  return (params) => {
    const [p, q, v, growth] = Array.from(params) as [number, number, number, number];
    const elasticity = Math.log(growth);
    const of = sums(
      p,
      q,
      logDays.map((log) => v * Math.exp(elasticity * log)),
    );
    let [gV, gE, pV, pE, qV, qE, vv, vE, ee] = [0, 0, 0, 0, 0, 0, 0, 0, 0];
    for (let k = 0; k < logDays.length; k++) {
      const log = logDays[k]!;
      gV += of.v[k]!;
      gE += log * of.v[k]!;
      pV += of.pv[k]!;
      pE += log * of.pv[k]!;
      qV += of.qv[k]!;
      qE += log * of.qv[k]!;
      vv += of.vv[k]!;
      vE += log * of.vv[k]!;
      ee += log * log * of.vv[k]!;
    }
    const hessian = [of.pp, of.pq, pV / v, pE / growth];
    hessian.push(of.pq, of.qq, qV / v, qE / growth);
    hessian.push(pV / v, qV / v, (vv - gV) / (v * v), vE / (v * growth));
    hessian.push(pE / growth, qE / growth, vE / (v * growth), (ee - gE) / (growth * growth));
    return {
      value: of.value,
      gradient: Float64Array.of(of.p, of.q, gV / v, gE / growth),
      hessian: Float64Array.from(hessian),
    };
  };
}
