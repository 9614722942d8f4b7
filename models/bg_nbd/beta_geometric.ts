import type { CountsIfAlive, Discounting, FitOptions, PurchaseModel } from "../purchase_model.ts";
import { checkFrame, type TransactionFrame } from "../purchases/frame.ts";
import { distinctPairs, type Pairs } from "../purchases/pairs.ts";
import { aliveProbability, marketOfAlive } from "./alive.ts";
import { alongAges } from "./along_ages.ts";
import { countsOfAlive } from "./counts_if_alive.ts";
import { discountedPurchases } from "./discounted_purchases.ts";
import { expectedPurchases } from "./expected_purchases.ts";
import { fitBetaGeometric } from "./fit.ts";
import { nextPurchaseQuantile, quietWhileAlive } from "./next_purchase.ts";
import type { BetaGeometricParams, EarlyChances } from "./params.ts";
import { purchaseCountProbability } from "./purchase_count.ts";
import { rowLogLikelihood } from "./row_likelihood.ts";
import { stillAlive } from "./still_alive.ts";

export type { Discounting } from "../purchase_model.ts";

/** The model without early chances is BG/NBD; with one it is MBG/NBD. Every column has one entry a customer. */
export function betaGeometric(id: string, early: EarlyChances) {
  const pAlive = (params: BetaGeometricParams, frame: TransactionFrame): Float64Array => {
    checkFrame(frame);
    const { frequency, recency, T } = frame;
    return frequency.map((x, i) => aliveProbability(params, early, x, recency[i]!, T[i]!));
  };

  /** P(alive) times what `ifAlive` expects of a living customer's market. */
  const expectation = (
    alive: Float64Array,
    pairs: Pairs,
    params: BetaGeometricParams,
    ifAlive: (market: BetaGeometricParams) => number,
  ): Float64Array => {
    const each = alongAges(pairs, params.alpha, (x, T) => ifAlive(marketOfAlive(params, early, x, T)));
    return alive.map((p, i) => p * each[pairs.index[i]!]!);
  };

  /** Of the wait for the i-th customer's next purchase, when they have been watched for `watched`. */
  const quantile = (
    { r, alpha }: BetaGeometricParams,
    { frequency }: TransactionFrame,
    i: number,
    p: number,
    watched: number,
    level: number,
  ) => nextPurchaseQuantile(p, r + frequency[i]!, alpha + watched, level);

  return {
    id,

    fit: (frame: TransactionFrame, options: FitOptions = {}) => fitBetaGeometric(frame, early, options),

    /** Of each row, ln f(x, t_x | T); weights are not applied. */
    logLikelihood(params: BetaGeometricParams, frame: TransactionFrame): Float64Array {
      checkFrame(frame);
      return rowLogLikelihood(params, early, frame);
    },

    /** The chance of being alive at T, 0 to 1. */
    pAlive,

    /** The chance of being alive at T + t, given history up to T; one column a time. */
    pAliveAfter(
      params: BetaGeometricParams,
      frame: TransactionFrame,
      times: readonly number[],
    ): Float64Array[] {
      const alive = pAlive(params, frame);
      const pairs = distinctPairs(frame);
      return times.map((t) => expectation(alive, pairs, params, (market) => stillAlive(market, t)));
    },

    /**
     * Expected purchases in each of the next `horizons`, given history: Fader, Hardie & Lee 2005, equation (10).
     *
     * @returns one column a horizon, at or above 0
     */
    conditionalExpectedPurchases(
      params: BetaGeometricParams,
      frame: TransactionFrame,
      horizons: readonly number[],
    ): Float64Array[] {
      const alive = pAlive(params, frame);
      const pairs = distinctPairs(frame);
      return horizons.map((t) => expectation(alive, pairs, params, (market) => expectedPurchases(market, t)));
    },

    /**
     * Expected purchases over the horizon given history, each discounted to T; at or above 0. Over all time to come it
     * is the DERT of Fader, Hardie & Lee 2005, "RFM and CLV".
     */
    discountedExpectedPurchases(
      params: BetaGeometricParams,
      frame: TransactionFrame,
      { horizon, discount }: Discounting,
    ): Float64Array {
      const worth = (market: BetaGeometricParams) => discountedPurchases(market, horizon, discount);
      return expectation(pAlive(params, frame), distinctPairs(frame), params, worth);
    },

    /** The distribution of purchases over the horizon of living customers: one group a distinct (x, T). */
    countsIfAlive(params: BetaGeometricParams, frame: TransactionFrame, horizon: number): CountsIfAlive {
      checkFrame(frame);
      const { x, T, index } = distinctPairs(frame);
      return {
        index,
        groups: x.length,
        of: (group) => countsOfAlive(marketOfAlive(params, early, x[group]!, T[group]!), horizon),
      };
    },

    /** The chance of no purchase at all in the next `horizon`, given history, 0 to 1. */
    noPurchase(params: BetaGeometricParams, frame: TransactionFrame, horizon: number): Float64Array {
      const { frequency, T } = frame;
      return pAlive(params, frame).map((p, i) => {
        const buys = p * (1 - quietWhileAlive(params.r + frequency[i]!, params.alpha + T[i]!, horizon));
        return 1 - buys;
      });
    },

    /** Expected purchases in each of the next `horizons` of customers who are known to be alive. */
    expectedPurchasesIfAlive(
      params: BetaGeometricParams,
      frame: TransactionFrame,
      horizons: readonly number[],
    ): Float64Array[] {
      checkFrame(frame);
      const certain = frame.frequency.map(() => 1);
      const pairs = distinctPairs(frame);
      return horizons.map((t) =>
        expectation(certain, pairs, params, (market) => expectedPurchases(market, t)),
      );
    },

    /**
     * Quantiles of the time from T to the next purchase, given history. Infinity where a further purchase is less
     * likely than the level, as it is for customers who have probably gone.
     *
     * @param levels between 0 and 1, such as 0.1, 0.5, 0.9
     * @returns one column a level
     */
    nextPurchase(
      params: BetaGeometricParams,
      frame: TransactionFrame,
      levels: readonly number[],
    ): Float64Array[] {
      const alive = pAlive(params, frame);
      return levels.map((level) => alive.map((p, i) => quantile(params, frame, i, p, frame.T[i]!, level)));
    },

    /** The same for customers who are known to be alive: always finite short of overflow. */
    nextPurchaseIfAlive(
      params: BetaGeometricParams,
      frame: TransactionFrame,
      levels: readonly number[],
    ): Float64Array[] {
      checkFrame(frame);
      return levels.map((level) => frame.T.map((T, i) => quantile(params, frame, i, 1, T, level)));
    },

    /**
     * Quantiles of the gap that follows the last purchase of a customer who has not dropped out, as known at
     * that purchase: a customer whose silence is longer than the 0.9 quantile is overdue.
     */
    gap(params: BetaGeometricParams, frame: TransactionFrame, levels: readonly number[]): Float64Array[] {
      checkFrame(frame);
      return levels.map((level) =>
        frame.recency.map((last, i) => quantile(params, frame, i, 1, last, level)),
      );
    },

    /** Expected repeat purchases of a new customer in the first t: Fader, Hardie & Lee 2005, equation (9). */
    expectedPurchases: (params: BetaGeometricParams, t: number): number =>
      aliveProbability(params, early, 0, 0, 0) * expectedPurchases(marketOfAlive(params, early, 0, 0), t),

    /** The chance that a new customer makes exactly n repeat purchases in the first t: equation (8). */
    purchaseCount: (params: BetaGeometricParams, t: number, n: number): number =>
      purchaseCountProbability(params, early, t, n),
  } satisfies PurchaseModel<BetaGeometricParams>;
}
