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

/**
 * When the next purchase of a customer alive now has come with a given chance: the inverse of
 * {@link purchaseWithin}, for many levels of one market.
 *
 * The chance is added up panel by panel as far as the levels ask for. What is left at t lies between the chance of
 * no event by t times the lesser and the greater share of purchases among events from there on, so a level out of
 * reach is known as such without going to the end of time.
 */
export function purchaseQuantiles(market: ParetoNbdParams): (level: number) => number {
  const { r, alpha, s, beta } = market;
  const decay = density(market);
  const rate = r / alpha;
  const quiet: Decay = { ...decay, a: r };
  const starts = [0];
  const reached = [0];
  const far = FAR * Math.max(alpha, beta);
  const finalShare = r / (r + s);

  /** Chances of no event by t, and the largest share of purchases among the events after t. */
  const left = (t: number) => Math.exp(logDecay(quiet, t));
  const largestShare = (t: number) => {
    const purchase = r / (alpha + t);
    return Math.max(finalShare, purchase / (purchase + s / (beta + t)));
  };

  /** Newton's method inside a panel, kept between its ends. */
  const solve = (k: number, level: number): number => {
    const from = starts[k]!;
    const need = (level - reached[k]!) / rate;
    let low = from;
    let high = starts[k + 1]!;
    let t = from + need * Math.exp(-logDecay(decay, from));
    for (let step = 0; step < MOST_STEPS; step++) {
      if (!(t > low && t < high)) t = low + (high - low) / 2;
      const excess = panel(decay, from, t) - need;
      if (excess > 0) high = t;
      else low = t;
      const move = excess * Math.exp(-logDecay(decay, t));
      t -= move;
      if (Math.abs(move) <= 1e-14 * t) break;
    }
    return Math.min(Math.max(t, low), high);
  };

  return (level) => {
    if (level <= 0) return 0;
    for (let k = 0; ; k++) {
      const from = starts[k]!;
      if (from > far) {
        // Here the chance still to come falls as t^-(r+s)
        const share = (level - reached[k]!) / (left(from) * finalShare);
        return share < 1 ? from * Math.exp(-Math.log1p(-share) / (r + s)) : Number.POSITIVE_INFINITY;
      }
      if (reached[k]! + left(from) * largestShare(from) <= level) return Number.POSITIVE_INFINITY;
      if (k + 1 === starts.length) {
        const to = from + panelWidth(decay, from);
        starts.push(to);
        reached.push(reached[k]! + rate * panel(decay, from, to));
      }
      if (reached[k + 1]! >= level) return solve(k, level);
    }
  };
}
