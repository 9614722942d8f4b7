import type { Derivatives } from "../numeric/minimise.ts";
import { groupSums } from "./group_sums.ts";
import type { Spends } from "./spends.ts";

const sum = (column: Float64Array) => column.reduce((total, value) => total + value, 0);

/**
 * The log-likelihood of all mean spends, with gradient and Hessian in (p, q, v); v, the papers' gamma, is one scale
 * for all. Fader & Hardie 2013 (note 025), equation (1a).
 */
export function spendLogLikelihood(spends: Spends): (params: Float64Array) => Derivatives {
  const sums = groupSums(spends);
  return (params) => {
    const [p, q, v] = Array.from(params) as [number, number, number];
    const of = sums(
      p,
      q,
      spends.x.map(() => v),
    );
    const gV = sum(of.v);
    const pv = sum(of.pv) / v;
    const qv = sum(of.qv) / v;
    return {
      value: of.value,
      gradient: Float64Array.of(of.p, of.q, gV / v),
      hessian: Float64Array.of(of.pp, of.pq, pv, of.pq, of.qq, qv, pv, qv, (sum(of.vv) - gV) / (v * v)),
    };
  };
}
