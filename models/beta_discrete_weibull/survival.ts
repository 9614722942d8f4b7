import { logRising } from "../numeric/log_rising.ts";
import type { BetaDiscreteWeibullParams } from "./params.ts";

/**
 * ln S(t) = ln B(gamma, delta + t^c) - ln B(gamma, delta): Fader, Hardie, Liu, Davin & Steenburgh 2018, "How to Project
 * Customer Retention" Revisited, Journal of Interactive Marketing 43.
 *
 * @param t at or above 0; need not be whole
 */
export function logSurvival({ gamma, delta, c }: BetaDiscreteWeibullParams, t: number): number {
  const u = t ** c;
  // Of the two ways to write the ratio of gammas, the one whose parts cancel less
  if (u < gamma) return logRising(delta, u) - logRising(gamma + delta, u);
  return logRising(delta, gamma) - logRising(delta + u, gamma);
}

/**
 * ln [S(t) / S(t - 1)], t from 1: near the end of a heavy tail S hardly moves, and the difference of two logarithms
 * would keep no digit of it, so there the step from u to u' is taken at once.
 */
export function logRetention({ gamma, delta, c }: BetaDiscreteWeibullParams, t: number): number {
  const before = (t - 1) ** c;
  const step = t === 1 ? 1 : before * Math.expm1(c * Math.log1p(1 / (t - 1)));
  if (step < gamma) return logRising(delta + before, step) - logRising(gamma + delta + before, step);
  return logRising(delta + before, gamma) - logRising(delta + before + step, gamma);
}
