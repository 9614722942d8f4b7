import { logRising } from "./log_rising.ts";

/** P(M = m) for m = from, from + 1, ...; what lies outside has a chance under 1e-20 of the largest. */
export interface CountWindow {
  from: number;
  pmf: Float64Array;
}

const NEGLIGIBLE = 1e-20;

/**
 * The events by t of a Poisson process whose rate is Gamma(shape, rate), z = t / (rate + t): the negative binomial,
 * outwards from its mode, so that neither tail underflows into it.
 *
 * @param shape above 0
 * @param z 0 to 1, less than 1
 */
export function negativeBinomial(shape: number, z: number): CountWindow {
  if (z === 0) return { from: 0, pmf: Float64Array.of(1) };
  const mode = Math.max(0, Math.floor(((shape - 1) * z) / (1 - z)));
  const peak = Math.exp(
    logRising(shape, mode) - logRising(1, mode) + shape * Math.log1p(-z) + mode * Math.log(z),
  );
  const below: number[] = [];
  for (let m = mode, p = peak; m > 0; m--) {
    p *= m / ((shape + m - 1) * z);
    if (!(p > NEGLIGIBLE * peak)) break;
    below.push(p);
  }
  const pmf: number[] = below.reverse();
  const from = mode - pmf.length;
  pmf.push(peak);
  for (let m = mode, p = peak; ; m++) {
    p *= ((shape + m) * z) / (m + 1);
    if (!(p > NEGLIGIBLE * peak)) break;
    pmf.push(p);
  }
  return { from, pmf: Float64Array.from(pmf) };
}
