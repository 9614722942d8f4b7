import { random } from "../../../ingest/random.ts";
import type { RegularParams } from "../../../models/bg_cnbd_k/params.ts";
import type { EarlyChances } from "../../../models/bg_nbd/params.ts";
import type { TransactionFrame } from "../../../models/purchases/frame.ts";

export interface RegularSimulation {
  frame: TransactionFrame & { logGaps: Float64Array };
  /** Purchases of each customer in the horizon after T. */
  future: Float64Array;
}

/** Customers who live by the model's own story, one phase after the other: it shares no formula with the model. */
export function simulateRegular(
  { k, r, alpha, a, b }: RegularParams,
  early: EarlyChances,
  {
    customers,
    longest,
    horizon,
    seed,
  }: { customers: number; longest: number; horizon: number; seed: string },
): RegularSimulation {
  const chance = random(seed);
  const column = () => new Float64Array(customers);
  const [frequency, recency, T, logGaps, future] = [column(), column(), column(), column(), column()];
  for (let i = 0; i < customers; i++) {
    T[i] = longest * (0.3 + 0.7 * chance.uniform());
    const rate = chance.gamma(r, alpha);
    const dropout = chance.beta(a, b);
    let gone = early === 1 && chance.uniform() < dropout;
    let t = 0;
    while (!gone) {
      let gap = 0;
      for (let phase = 0; phase < k; phase++) gap += chance.exponential(rate);
      t += gap;
      if (t > T[i]! + horizon) break;
      gone = chance.uniform() < dropout;
      if (t > T[i]!) future[i]! += 1;
      else {
        frequency[i]! += 1;
        recency[i] = t;
        logGaps[i]! += Math.log(gap);
      }
    }
  }
  return { frame: { frequency, recency, T, logGaps }, future };
}
