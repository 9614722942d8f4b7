import { checkFrame, type TransactionFrame } from "../purchases/frame.ts";
import type { TransactionModel } from "./transaction_model.ts";

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
export function pooledRateOf({ frequency, T }: TransactionFrame): number {
  const exposure = sum(T);
  return exposure > 0 ? sum(frequency) / exposure : 0;
}

const everyone = (frame: TransactionFrame, value: number) => frame.T.map(() => value);
/** Infinite where nobody ever buys again. */
const wait = (rate: number, level: number) => -Math.log1p(-level) / rate;

export const pooledRate: TransactionModel<PooledRateParams> = {
  pAlive({ lapseDays }, frame) {
    checkFrame(frame);
    return frame.T.map((T, i) => (T - frame.recency[i]! <= lapseDays ? 1 : 0));
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

  noPurchase(params, frame, horizon) {
    const quiet = Math.exp(-params.rate * horizon);
    return pooledRate.pAlive(params, frame).map((p) => 1 - p * (1 - quiet));
  },

  nextPurchaseIfAlive: ({ rate }, frame, levels) => levels.map((level) => everyone(frame, wait(rate, level))),

  gap: ({ rate }, frame, levels) => levels.map((level) => everyone(frame, wait(rate, level))),
};
