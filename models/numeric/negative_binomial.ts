import { logRising } from "./log_rising.ts";

/** P(M = m) for m = from, from + 1, ...; what lies outside has a chance under 1e-16 of the largest. */
export interface CountWindow {
  from: number;
  pmf: Float64Array;
}

const NEGLIGIBLE = 1e-16;

/** Grows as needed; only filled and copied from within one call. */
let scratch = new Float64Array(1024);

function keep(place: number, value: number): void {
  if (place >= scratch.length) {
    const wider = new Float64Array(2 * scratch.length);
    wider.set(scratch);
    scratch = wider;
  }
  scratch[place] = value;
}

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
  const least = NEGLIGIBLE * peak;
  let below = 0;
  for (let m = mode, p = peak; m > 0; m--) {
    p *= m / ((shape + m - 1) * z);
    if (!(p > least)) break;
    keep(below++, p);
  }
  const left = scratch.slice(0, below).reverse();
  let above = 0;
  for (let m = mode, p = peak; p > least; m++) {
    keep(above++, p);
    p *= ((shape + m) * z) / (m + 1);
  }
  const pmf = new Float64Array(below + above);
  pmf.set(left);
  pmf.set(scratch.subarray(0, above), below);
  return { from: mode - below, pmf };
}
