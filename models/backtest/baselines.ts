import type { TransactionFrame } from "../purchases/frame.ts";
import { pooledRateOf } from "../transaction_score/pooled_rate.ts";
import type { HoldOut } from "./hold_out.ts";

/** Silence after which the second-simplest rule of thumb gives a customer up. */
const recentDays = 90;

const rateOf = ({ frequency, T }: TransactionFrame, i: number) => (T[i]! > 0 ? frequency[i]! / T[i]! : 0);

/** What a company might do without a model: expected purchases of each row in the hold-out. */
export const baselines = {
  /** As many purchases as in the same window a year before. */
  last_year: ({ seasonal }) => seasonal,

  /** Each customer goes on at their average rate, x / T. */
  own_rate: ({ frame, horizon }) => frame.T.map((_, i) => rateOf(frame, i) * horizon),

  /** Who bought in the last 90 days goes on at their rate, the others have left. */
  recent_rate: ({ frame, horizon }) =>
    frame.T.map((T, i) => (T - frame.recency[i]! < recentDays ? rateOf(frame, i) * horizon : 0)),

  /** Everybody buys at the company's one rate. */
  base_rate({ frame, horizon }) {
    const expected = pooledRateOf(frame) * horizon;
    return frame.T.map(() => expected);
  },
} satisfies Record<string, (holdOut: HoldOut) => Float64Array>;

export type BaselineId = keyof typeof baselines;
export const baselineIds = Object.keys(baselines) as BaselineId[];
