import type { Derivatives } from "../numeric/minimise.ts";
import { risingTable } from "../numeric/rising_table.ts";

/** Of all customers of each distinct frequency. */
export interface FrequencySums {
  /** Exponential phases seen: one a purchase, or k. */
  phases: Float64Array;
  /** Chances to leave. */
  chances: Float64Array;
  customers: Float64Array;
  /** Expected dead customers, and the sums that mixed derivatives with a and b need. */
  dead: Float64Array;
  spread: Float64Array;
  spreadR: Float64Array;
  spreadAlpha: Float64Array;
}

/** What depends on times: the value so far and its derivatives in r and alpha. */
export interface TimeTerms {
  value: number;
  gR: number;
  gAlpha: number;
  hRR: number;
  hRAlpha: number;
  hAlphaAlpha: number;
}

/**
 * The log-likelihood of a beta-geometric model in (r, alpha, a, b): its terms of times together with those of counts
 * alone, ln Gamma(r + phases) / Gamma(r) alpha^-phases B(a, b + chances) / B(a, b), and what the odds a / (b + chances
 * - 1) of being dead add to the derivatives.
 */
export function withFrequencyTerms(
  [r, alpha, a, b]: readonly [number, number, number, number],
  { phases, chances, customers, dead, spread, spreadR, spreadAlpha }: FrequencySums,
  { value: timeValue, ...times }: TimeTerms,
): Derivatives {
  const rising = risingTable(r, phases);
  const survive = risingTable(b, chances);
  const all = risingTable(a + b, chances);
  let value = timeValue;
  let { gR, gAlpha, hRR, hRAlpha, hAlphaAlpha } = times;
  let [gA, gB, hRA, hRB, hAlphaA, hAlphaB, hAA, hAB, hBB] = [0, 0, 0, 0, 0, 0, 0, 0, 0];
  for (let i = 0; i < phases.length; i++) {
    const n = customers[i]!;
    value += n * (rising.value[i]! - phases[i]! * Math.log(alpha) + survive.value[i]! - all.value[i]!);
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
}
