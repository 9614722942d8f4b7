import { type Decay, decayIntegral, logDecay, panel, panelWidth } from "./decay_integral.ts";
import type { ParetoNbdParams } from "./params.ts";

/** The density of the next purchase of a customer alive now, over r / alpha: still alive, and quiet up to there. */
const density = ({ r, alpha, s, beta }: ParetoNbdParams): Decay => ({
  alpha,
  a: r + 1,
  beta,
  b: s,
  discount: 0,
});

/** The chance that a customer alive now purchases again within t, before leaving. */
export function purchaseWithin(market: ParetoNbdParams, t: number): number {
  return Math.min(1, (market.r / market.alpha) * decayIntegral(density(market), t));
}

/** Past this many times alpha and beta the density is a power of time, to the last digit. */
const FAR = 1e17;
const MOST_STEPS = 60;
/** A step of Halley's method this much of the time to go leaves an error beyond the last digit: it converges cubically. */
const SMALL_STEP = 1e-5;

/**
 * The time after `from` by which the decay has added up to `need`.
 *
 * The first guess takes the decay for a single power of time with the same slope and curvature at `from`, which it is
 * for alpha = beta; Halley's method does the rest, integrating only over each step.
 *
 * @param to where it certainly has; from and to are within one panel
 */
function solve(decay: Decay, from: number, to: number, need: number): number {
  const { alpha, a, beta, b } = decay;
  const slope = (t: number) => a / (alpha + t) + b / (beta + t);
  const curve = a / (alpha + from) ** 2 + b / (beta + from) ** 2;
  const scale = slope(from) / curve;
  const power = slope(from) * scale;
  const wanted = need * Math.exp(-logDecay(decay, from));
  const guess = scale * Math.expm1(-Math.log1p((-wanted * (power - 1)) / scale) / (power - 1));
  let low = from;
  let high = to;
  let t = from;
  let reached = 0;
  let next = from + guess;
  for (let step = 0; step < MOST_STEPS; step++) {
    if (!(next >= low && next <= high)) next = low + (high - low) / 2;
    reached += panel(decay, t, next);
    t = next;
    const excess = (reached - need) * Math.exp(-logDecay(decay, t));
    if (excess > 0) high = t;
    else low = t;
    next = t - excess / (1 + (excess * slope(t)) / 2);
    if (Math.abs(next - t) <= SMALL_STEP * (t - from) || high - low <= 1e-15 * high) break;
  }
  return Math.min(Math.max(next, from), to);
}

/**
 * When the next purchase of a customer alive now has come with a given chance: the inverse of
 * {@link purchaseWithin}, for many levels of one market.
 *
 * The chance is added up panel by panel as far as the levels ask for. What is left at t is at most the chance of no
 * event by t times the largest share of purchases among the events from there on, so a level out of reach is known as
 * such without going to the end of time.
 *
 * @returns Infinity for a level that is never reached
 */
export function purchaseQuantiles(market: ParetoNbdParams): (level: number) => number {
  const { r, alpha, s, beta } = market;
  const decay = density(market);
  const quiet: Decay = { ...decay, a: r };
  const rate = r / alpha;
  const finalShare = r / (r + s);
  const far = FAR * Math.max(alpha, beta);
  const left = (t: number) => Math.exp(logDecay(quiet, t));
  /** The most that can ever be reached, as known at t. */
  const ceilingAt = (t: number, reached: number) => {
    const purchase = r / (alpha + t);
    return reached + left(t) * Math.max(finalShare, purchase / (purchase + s / (beta + t)));
  };
  const starts = [0];
  const reached = [0];
  const ceiling = [ceilingAt(0, 0)];

  const extend = (from: number) => {
    const to = from + panelWidth(decay, from);
    const sum = reached.at(-1)! + rate * panel(decay, from, to);
    starts.push(to);
    reached.push(sum);
    ceiling.push(ceilingAt(to, sum));
  };

  return (level) => {
    if (level <= 0) return 0;
    for (let k = 0; ; k++) {
      const from = starts[k]!;
      if (ceiling[k]! <= level) return Number.POSITIVE_INFINITY;
      if (from > far) {
        // Here the chance still to come falls as t^-(r+s)
        const share = (level - reached[k]!) / (left(from) * finalShare);
        return share < 1 ? from * Math.exp(-Math.log1p(-share) / (r + s)) : Number.POSITIVE_INFINITY;
      }
      if (k + 1 === starts.length) extend(from);
      if (reached[k + 1]! >= level) return solve(decay, from, starts[k + 1]!, (level - reached[k]!) / rate);
    }
  };
}
