import { random } from "../../../ingest/random.ts";
import type { ParetoNbdParams } from "../../../models/pareto_nbd/params.ts";
import type { TransactionFrame } from "../../../models/purchases/frame.ts";

export interface Simulation {
  frame: TransactionFrame;
  /** 1 for customers still alive at T. */
  alive: Float64Array;
  /** Purchase times after T, of each customer, up to the horizon. */
  future: number[][];
}

/** Customers who live by the model's own story, one event after the other: it shares no formula with the model. */
export function simulate(
  { r, alpha, s, beta }: ParetoNbdParams,
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
    const leaves = chance.exponential(chance.gamma(s, beta));
    const coming: number[] = [];
    for (
      let t = chance.exponential(rate);
      t <= Math.min(leaves, age + horizon);
      t += chance.exponential(rate)
    ) {
      if (t > age) coming.push(t - age);
      else {
        frequency[i]! += 1;
        recency[i] = t;
      }
    }
    T[i] = age;
    alive[i] = Number(leaves > age);
    future.push(coming);
  }
  return { frame: { frequency, recency, T }, alive, future };
}
