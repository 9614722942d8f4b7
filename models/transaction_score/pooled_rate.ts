import { logGamma } from "../numeric/log_gamma.ts";
import type { CountsIfAlive } from "../purchase_model.ts";
import { checkFrame, type TransactionFrame } from "../purchases/frame.ts";
import type { Answers } from "./fitted.ts";

/**
 * What stands in while there is too little data to fit a model: everybody buys at the company's one rate, and is
 * active until the lapse days have passed without a purchase.
 */
export interface PooledRateParams {
  /** Repeat purchases of all customers ÷ the days since their first ones; 0 without a repeat purchase. */
  rate: number;
  /** Days without a purchase after which a customer counts as lost. */
  lapseDays: number;
}

const sum = (column: Float64Array) => column.reduce((total, value) => total + value, 0);

/** The rate of the frame, whose times are in days. */
export function pooledRateOf({ frequency, T, weight }: TransactionFrame): number {
  const weighted = (column: Float64Array) =>
    weight ? sum(column.map((value, i) => value * weight[i]!)) : sum(column);
  const exposure = weighted(T);
  return exposure > 0 ? weighted(frequency) / exposure : 0;
}

const everyone = (frame: TransactionFrame, value: number) => frame.T.map(() => value);
/** Infinite where nobody ever buys again. */
const wait = (rate: number, level: number) => -Math.log1p(-level) / rate;
const poisson = (mean: number, n: number) =>
  mean === 0 ? Number(n === 0) : Math.exp(n * Math.log(mean) - mean - logGamma(n + 1));

/** P(N = n) from 0 to where the rest is below 1e-7. */
function poissonCounts(mean: number): Float64Array {
  const counts: number[] = [];
  let rest = 1;
  for (let n = 0; n <= mean || rest > 1e-7; n++) {
    const p = poisson(mean, n);
    counts.push(p);
    rest -= p;
    if (n > mean && p < 1e-12) break;
  }
  return Float64Array.from(counts);
}

export const pooledRate: Answers<PooledRateParams> = {
  logLikelihood({ rate }, frame) {
    checkFrame(frame);
    return frame.T.map((T, i) => {
      const x = frame.frequency[i]!;
      return (x > 0 ? x * Math.log(rate) : 0) - rate * T;
    });
  },

  pAlive({ lapseDays }, frame) {
    checkFrame(frame);
    return frame.T.map((T, i) => (T - frame.recency[i]! <= lapseDays ? 1 : 0));
  },

  /** Nobody who is active is expected to leave. */
  pAliveAfter(params, frame, times) {
    const alive = pooledRate.pAlive(params, frame);
    return times.map(() => alive.slice());
  },

  conditionalExpectedPurchases(params, frame, horizons) {
    const alive = pooledRate.pAlive(params, frame);
    return horizons.map((t) => alive.map((p) => p * params.rate * t));
  },

  expectedPurchasesIfAlive: ({ rate }, frame, horizons) => horizons.map((t) => everyone(frame, rate * t)),

  discountedExpectedPurchases(params, frame, { horizon, discount }) {
    const days = discount === 0 ? horizon : -Math.expm1(-discount * horizon) / discount;
    return pooledRate.pAlive(params, frame).map((p) => p * params.rate * days);
  },

  countsIfAlive: ({ rate }, frame, horizon): CountsIfAlive => ({
    index: new Uint32Array(frame.T.length),
    groups: Math.min(1, frame.T.length),
    of: () => poissonCounts(rate * horizon),
  }),

  noPurchase(params, frame, horizon) {
    const quiet = Math.exp(-params.rate * horizon);
    return pooledRate.pAlive(params, frame).map((p) => 1 - p * (1 - quiet));
  },

  nextPurchase(params, frame, levels) {
    const alive = pooledRate.pAlive(params, frame);
    return levels.map((level) =>
      alive.map((p) => (p === 1 ? wait(params.rate, level) : Number.POSITIVE_INFINITY)),
    );
  },

  nextPurchaseIfAlive: ({ rate }, frame, levels) => levels.map((level) => everyone(frame, wait(rate, level))),

  gap: ({ rate }, frame, levels) => levels.map((level) => everyone(frame, wait(rate, level))),

  expectedPurchases: ({ rate }, t) => rate * t,

  purchaseCount: ({ rate }, t, n) => poisson(rate * t, n),
};
