import { gaussLegendre } from "../numeric/gauss_legendre.ts";

/** A chance or value that decays as (1 + t/alpha)^-a (1 + t/beta)^-b e^(-discount t). */
export interface Decay {
  alpha: number;
  a: number;
  beta: number;
  b: number;
  discount: number;
}

const RULE = gaussLegendre(16);
/** The change over a panel up to which sixteen nodes keep fourteen digits, poles included. */
const WIDEST_CHANGE = 11;
const POLE = 12;

/** How wide a panel from t on may be. */
export function panelWidth({ alpha, a, beta, b, discount }: Decay, t: number): number {
  const steepness = a / (alpha + t) + b / (beta + t) + discount + POLE / (Math.min(alpha, beta) + t);
  return WIDEST_CHANGE / steepness;
}

/** ln of the decay at t. */
export function logDecay({ alpha, a, beta, b, discount }: Decay, t: number): number {
  return -a * Math.log1p(t / alpha) - b * Math.log1p(t / beta) - discount * t;
}

/** The integral over one panel, which is at most {@link panelWidth} wide. */
export function panel(decay: Decay, from: number, to: number): number {
  const { nodes, weights } = RULE;
  let sum = 0;
  for (let i = 0; i < nodes.length; i++) {
    sum += weights[i]! * Math.exp(logDecay(decay, from + nodes[i]! * (to - from)));
  }
  return sum * (to - from);
}

/** Where the decay times its time scale has fallen by e^-45, the rest is below the last digit. */
const NEGLIGIBLE = -45;

/**
 * The integral of the decay from 0 to `to`, relative error about 1e-14.
 *
 * @param to at or above 0; Infinity where the discount is above 0
 */
export function decayIntegral(decay: Decay, to: number): number {
  const nearest = Math.min(decay.alpha, decay.beta);
  let sum = 0;
  for (let t = 0; t < to; ) {
    const next = Math.min(to, t + panelWidth(decay, t));
    sum += panel(decay, t, next);
    t = next;
    if (logDecay(decay, t) + Math.log1p(t / nearest) < NEGLIGIBLE) break;
  }
  return sum;
}
