import { logRising } from "../numeric/log_rising.ts";

/** The chance that a Beta(gamma, delta) dropout leaves a customer alive after t more periods. */
export function betaSurvival(gamma: number, delta: number, t: number): number {
  return Math.exp(
    t < gamma
      ? logRising(delta, t) - logRising(gamma + delta, t)
      : logRising(delta, gamma) - logRising(delta + t, gamma),
  );
}

/**
 * Expected periods lived of the next t: the sum of the survival over 1, ..., t. Summed term by term, because the
 * closed form of Fader, Hardie & Shang 2010 has a removable singularity at gamma = 1 and cancels beside it.
 */
export function periodsLived(gamma: number, delta: number, t: number): number {
  let alive = 1;
  let sum = 0;
  for (let i = 0; i < t; i++) {
    alive *= (delta + i) / (gamma + delta + i);
    sum += alive;
  }
  return sum;
}
