import { random } from "../../../ingest/random.ts";
import type { BetaGeometricParams, EarlyChances } from "../../../models/bg_nbd/params.ts";
import type { TransactionFrame } from "../../../models/purchases/frame.ts";

export interface Simulation {
  frame: TransactionFrame & { frequency: Float64Array };
  /** 1 for customers still alive at T. */
  alive: Float64Array;
  /** Purchase times after T, of each customer, up to the horizon. */
  future: number[][];
}

/**
 * Customers who live by the model's own story, one purchase after the other: it shares no formula with the model.
 */
export function simulate(
  { r, alpha, a, b }: BetaGeometricParams,
  early: EarlyChances,
  {
    customers,
    longest,
    horizon = 0,
    seed,
  }: { customers: number; longest: number; horizon?: number; seed: string },
): Simulation {
  const chance = random(seed);
  const frequency = new Float64Array(customers);
  const recency = new Float64Array(customers);
  const T = new Float64Array(customers);
  const alive = new Float64Array(customers);
  const future: number[][] = [];
  for (let i = 0; i < customers; i++) {
    const age = chance.uniform() * longest;
    const rate = chance.gamma(r, alpha);
    const dropout = chance.beta(a, b);
    const coming: number[] = [];
    let gone = early === 1 && chance.uniform() < dropout;
    let aliveAtT = !gone;
    let t = 0;
    while (!gone) {
      t += chance.exponential(rate);
      if (t > age + horizon) break;
      gone = chance.uniform() < dropout;
      if (t > age) coming.push(t - age);
      else {
        frequency[i]! += 1;
        recency[i] = t;
        aliveAtT = !gone;
      }
    }
    T[i] = age;
    alive[i] = Number(aliveAtT);
    future.push(coming);
  }
  return { frame: { frequency, recency, T }, alive, future };
}

/** One customer as a frame. */
export const single = (frequency: number, recency: number, T: number): TransactionFrame => ({
  frequency: Float64Array.of(frequency),
  recency: Float64Array.of(recency),
  T: Float64Array.of(T),
});
