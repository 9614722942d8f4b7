import { distinct } from "../numeric/distinct.ts";
import { risingTable } from "../numeric/rising_table.ts";
import type { CountsIfAlive, Discounting, PurchaseModel } from "../purchase_model.ts";
import { checkFrame, type TransactionFrame } from "../purchases/frame.ts";
import { distinctPairs } from "../purchases/pairs.ts";
import { countDistribution } from "./counts.ts";
import { fitNbd } from "./fit.ts";
import { negativeBinomialChance } from "./negative_binomial.ts";
import type { NbdParams } from "./params.ts";

type Params = NbdParams;

/** Mean purchases a unit of time, given x purchases in T. */
function meanRate({ r, alpha }: Params, frame: TransactionFrame): Float64Array {
  checkFrame(frame);
  return frame.frequency.map((x, i) => (r + x) / (alpha + frame.T[i]!));
}

/** The length of a horizon whose moments are discounted to its start. */
function discountedLength({ horizon, discount }: Discounting): number {
  if (discount > 0) return -Math.expm1(-discount * horizon) / discount;
  if (Number.isFinite(horizon)) return horizon;
  throw new RangeError(`all time to come needs a discount above 0: ${discount}; give a rate or a horizon`);
}

/** Quantiles of the wait, by a customer of x purchases in the time watched. */
function waits(
  { r, alpha }: Params,
  frequency: Float64Array,
  watched: Float64Array,
  levels: readonly number[],
): Float64Array[] {
  return levels.map((level) =>
    watched.map((t, i) => (alpha + t) * Math.expm1(-Math.log1p(-level) / (r + frequency[i]!))),
  );
}

const certain = (frame: TransactionFrame) => {
  checkFrame(frame);
  return frame.T.map(() => 1);
};

/**
 * NBD: customers buy at random at a rate of their own, for ever (Ehrenberg 1959, "The Pattern of Consumer Purchases",
 * Applied Statistics 8(1), 26-41). Purchases are a Poisson process whose rates differ between customers as
 * Gamma(r, alpha). Nobody leaves: a baseline that shows what knowing when customers last bought is worth.
 */
export const nbd = {
  id: "nbd",

  fit: fitNbd,

  logLikelihood({ r, alpha }: Params, frame: TransactionFrame): Float64Array {
    checkFrame(frame);
    const counts = distinct(frame.frequency);
    const rising = risingTable(r, counts.values).value;
    return frame.T.map((T, i) => {
      const x = frame.frequency[i]!;
      return rising[counts.code[i]!]! - x * Math.log(alpha) - (r + x) * Math.log1p(T / alpha);
    });
  },

  pAlive: (_: Params, frame: TransactionFrame): Float64Array => certain(frame),

  pAliveAfter: (_: Params, frame: TransactionFrame, times: readonly number[]): Float64Array[] =>
    times.map(() => certain(frame)),

  /** Morrison & Schmittlein 1988, "Generalizing the NBD Model for Customer Purchases": (r + x) / (alpha + T) t. */
  conditionalExpectedPurchases(
    params: Params,
    frame: TransactionFrame,
    horizons: readonly number[],
  ): Float64Array[] {
    const rate = meanRate(params, frame);
    return horizons.map((t) => rate.map((value) => value * t));
  },

  expectedPurchasesIfAlive: (
    params: Params,
    frame: TransactionFrame,
    horizons: readonly number[],
  ): Float64Array[] => nbd.conditionalExpectedPurchases(params, frame, horizons),

  /** @throws RangeError for an infinite horizon without a discount */
  discountedExpectedPurchases(
    params: Params,
    frame: TransactionFrame,
    discounting: Discounting,
  ): Float64Array {
    const length = discountedLength(discounting);
    return meanRate(params, frame).map((rate) => rate * length);
  },

  countsIfAlive({ r, alpha }: Params, frame: TransactionFrame, horizon: number): CountsIfAlive {
    checkFrame(frame);
    const { x, T, index } = distinctPairs(frame);
    return {
      index,
      groups: x.length,
      of: (group) => countDistribution(r + x[group]!, alpha + T[group]!, horizon),
    };
  },

  noPurchase({ r, alpha }: Params, frame: TransactionFrame, horizon: number): Float64Array {
    checkFrame(frame);
    const { frequency, T } = frame;
    return T.map((age, i) => Math.exp(-(r + frequency[i]!) * Math.log1p(horizon / (alpha + age))));
  },

  nextPurchase(params: Params, frame: TransactionFrame, levels: readonly number[]): Float64Array[] {
    checkFrame(frame);
    return waits(params, frame.frequency, frame.T, levels);
  },

  nextPurchaseIfAlive: (params: Params, frame: TransactionFrame, levels: readonly number[]): Float64Array[] =>
    nbd.nextPurchase(params, frame, levels),

  gap(params: Params, frame: TransactionFrame, levels: readonly number[]): Float64Array[] {
    checkFrame(frame);
    return waits(params, frame.frequency, frame.recency, levels);
  },

  expectedPurchases: ({ r, alpha }: Params, t: number): number => (r * t) / alpha,

  purchaseCount: ({ r, alpha }: Params, t: number, n: number): number =>
    negativeBinomialChance(r, alpha, t, n),
} satisfies PurchaseModel<Params>;
