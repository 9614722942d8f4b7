import { random } from "../../../ingest/random.ts";
import type { HoldOut } from "../../../models/backtest/hold_out.ts";
import type { HeldOut } from "../../../models/backtest/run.ts";

/** Purchase days of one customer, ascending. */
export type Days = readonly number[];

export interface Market {
  seed: string;
  customers: number;
  /** Days in which customers come and buy, from 0. */
  days: number;
  r: number;
  alpha: number;
  /** Phases of a gap: 1 is at random, more is more regular. */
  k?: number;
  /** Leaving after a purchase, the first included, with a probability ~ Beta(a, b). */
  dropout?: { a: number; b: number };
  /** Leaving at any time, at a rate ~ Gamma(s, beta). */
  lifetime?: { s: number; beta: number };
  /** From that day on everybody buys so many times as often. */
  change?: { on: number; factor: number };
}

/** Customers who live by the models' own stories, one purchase after the other: it shares no formula with them. */
export function market({
  seed,
  customers,
  days,
  r,
  alpha,
  k = 1,
  dropout,
  lifetime,
  change,
}: Market): Days[] {
  const chance = random(seed);
  return Array.from({ length: customers }, () => {
    const start = chance.integer(0, days);
    const rate = k * chance.gamma(r, alpha);
    const leaves = dropout ? chance.beta(dropout.a, dropout.b) : 0;
    const end = lifetime ? start + chance.exponential(chance.gamma(lifetime.s, lifetime.beta)) : days;
    const bought = new Set([start]);
    for (let t = start, gone = chance.uniform() < leaves; !gone; gone = chance.uniform() < leaves) {
      let gap = 0;
      for (let phase = 0; phase < k; phase++) gap += chance.exponential(rate);
      const before = t;
      t += gap;
      if (change && t > change.on) {
        const from = Math.max(before, change.on);
        t = from + (t - from) / change.factor;
      }
      if (t > Math.min(end, days)) break;
      bought.add(Math.ceil(t));
    }
    return [...bought].sort((a, b) => a - b);
  });
}

const columns = <Row>(rows: readonly Row[], of: (row: Row) => number) => Float64Array.from(rows, of);

/** What a day knew of customers and what came in the horizon after it, one row a customer. */
export function heldOutAt(
  customers: readonly Days[],
  origin: number,
  horizon: number,
  season = origin - (origin >= 365 ? 365 : horizon),
): HoldOut {
  const rows = customers.flatMap((days) => {
    const known = days.filter((day) => day <= origin);
    if (known.length === 0) return [];
    const within = (from: number) => days.filter((day) => day > from && day <= from + horizon).length;
    return [
      {
        frequency: known.length - 1,
        recency: known.at(-1)! - known[0]!,
        T: origin - known[0]!,
        logGaps: known.slice(1).reduce((sum, day, i) => sum + Math.log(day - known[i]!), 0),
        actual: within(origin),
        seasonal: within(season),
      },
    ];
  });
  return {
    originOn: origin,
    horizon,
    frame: {
      frequency: columns(rows, (row) => row.frequency),
      recency: columns(rows, (row) => row.recency),
      T: columns(rows, (row) => row.T),
      logGaps: columns(rows, (row) => row.logGaps),
      weight: columns(rows, () => 1),
    },
    actual: columns(rows, (row) => row.actual),
    seasonal: columns(rows, (row) => row.seasonal),
  };
}

/** Several origins, each a horizon after the one before, the last a horizon before the last day. */
export const heldOut = (
  customers: readonly Days[],
  last: number,
  horizon: number,
  origins: number,
): HeldOut =>
  new Map(
    Array.from({ length: origins }, (_, i) => [
      i + 1,
      heldOutAt(customers, last - (origins - i) * horizon, horizon),
    ]),
  );
