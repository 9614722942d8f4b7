import { sigmoid } from "../sigmoid.ts";

/** Steps of a rising function, drawn through by straight lines from one step's middle to the next. */
export interface Isotonic {
  /** Mean margin of each step, ascending. */
  readonly margin: Float64Array;
  /** The share for whom it happened, rising. */
  readonly share: Float64Array;
}

/**
 * Isotonic regression of outcomes on margins by pool-adjacent-violators (Ayer et al. 1955; Zadrozny & Elkan 2002).
 * The shares are kept away from 0 and 1 by half a row of all.
 */
export function fitIsotonic(margin: Float64Array, happened: ArrayLike<number>): Isotonic {
  const n = margin.length;
  const order = Uint32Array.from(margin.keys()).sort((i, j) => margin[i]! - margin[j]! || i - j);
  const events = new Float64Array(n);
  const rows = new Float64Array(n);
  const margins = new Float64Array(n);
  let blocks = 0;
  for (let k = 0; k < n; ) {
    const value = margin[order[k]!]!;
    rows[blocks] = 0;
    events[blocks] = 0;
    for (; k < n && margin[order[k]!] === value; k++) {
      rows[blocks]! += 1;
      events[blocks]! += happened[order[k]!]!;
    }
    margins[blocks] = value * rows[blocks]!;
    blocks += 1;
    while (blocks > 1 && events[blocks - 2]! * rows[blocks - 1]! >= events[blocks - 1]! * rows[blocks - 2]!) {
      blocks -= 1;
      rows[blocks - 1]! += rows[blocks]!;
      events[blocks - 1]! += events[blocks]!;
      margins[blocks - 1]! += margins[blocks]!;
    }
  }
  const least = 0.5 / n;
  const own = Array.from({ length: blocks }, (_, b) => b);
  return {
    margin: Float64Array.from(own, (b) => margins[b]! / rows[b]!),
    share: Float64Array.from(own, (b) => Math.min(Math.max(events[b]! / rows[b]!, least), 1 - least)),
  };
}

export function isotonicProbability({ margin, share }: Isotonic, at: number): number {
  if (margin.length === 0) return sigmoid(at);
  let low = 0;
  let high = margin.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (at > margin[middle]!) low = middle + 1;
    else high = middle;
  }
  if (low === 0) return share[0]!;
  if (low === margin.length) return share[low - 1]!;
  const part = (at - margin[low - 1]!) / (margin[low]! - margin[low - 1]!);
  return share[low - 1]! + part * (share[low]! - share[low - 1]!);
}
