import { betaGeometric } from "../bg_nbd/beta_geometric.ts";
import type { EarlyChances } from "../bg_nbd/params.ts";
import type { Discounting, FitOptions, PurchaseModel } from "../purchase_model.ts";
import { distinctHistories } from "../purchases/distinct_histories.ts";
import { checkFrame, type TransactionFrame } from "../purchases/frame.ts";
import { distinctPairs, type Pairs } from "../purchases/pairs.ts";
import { fitRegular } from "./fit.ts";
import {
  aliveAfter,
  countChances,
  discountedPurchases,
  expectedPurchases,
  noPurchase,
  type Polynomials,
} from "./future.ts";
import { regularHistory } from "./history.ts";
import type { RegularParams } from "./params.ts";
import { type Living, livingAt, regularAlive } from "./phase.ts";
import { waitQuantile } from "./wait.ts";

/** One distribution out of several, each with its chance. */
function mixture(chances: Float64Array, distributions: readonly Float64Array[]): Float64Array {
  const mixed = new Float64Array(distributions.reduce((most, { length }) => Math.max(most, length), 0));
  distributions.forEach((distribution, j) => {
    const chance = chances[j]!;
    for (let n = 0; n < distribution.length; n++) mixed[n]! += chance * distribution[n]!;
  });
  return mixed;
}

/** The answers for any k. */
function phasedBuyers(id: string, early: EarlyChances): PurchaseModel<RegularParams> {
  const pAlive = (params: RegularParams, frame: TransactionFrame): Float64Array => {
    checkFrame(frame);
    const { frequency, recency, T } = frame;
    return frequency.map((x, i) => regularAlive(params, early, x, recency[i]!, T[i]!));
  };

  /**
   * P(alive), or 1, times what is expected of a living customer. Given the phases done, that depends on (x, T) alone;
   * how many are done, on how long ago the last purchase was.
   */
  const expectation = (
    params: RegularParams,
    frame: TransactionFrame,
    alive: Float64Array | null,
    of: readonly ((living: Living) => number)[],
  ): Float64Array[] => {
    checkFrame(frame);
    const { frequency, recency, T } = frame;
    const pairs = distinctPairs(frame);
    const { k } = params;
    const byPhase = of.map((answer) => phaseTable(params, pairs, answer));
    const columns = of.map(() => new Float64Array(frequency.length));
    for (let i = 0; i < frequency.length; i++) {
      const { done } = livingAt(params, early, frequency[i]!, recency[i]!, T[i]!);
      columns.forEach((column, answer) => {
        const table = byPhase[answer]!;
        let value = 0;
        for (let j = 0; j < k; j++) value += done[j]! * table[pairs.index[i]! * k + j]!;
        column[i] = (alive ? alive[i]! : 1) * value;
      });
    }
    return columns;
  };

  /** What is expected of each pair (x, T) with 0, 1, ..., k - 1 phases done. */
  const phaseTable = (
    params: RegularParams,
    { x, T }: Pairs,
    answer: (living: Living) => number,
  ): Float64Array => {
    const { k } = params;
    const table = new Float64Array(x.length * k);
    for (let pair = 0; pair < x.length; pair++) {
      const living = livingAt(params, early, x[pair]!, T[pair]!, T[pair]!);
      for (let j = 0; j < k; j++) {
        const done = new Float64Array(k);
        done[j] = 1;
        table[pair * k + j] = answer({ ...living, done });
      }
    }
    return table;
  };

  /** Quantiles of the wait of living customers, once a history. */
  const waits = (params: RegularParams, frame: TransactionFrame, levels: readonly number[]) => {
    checkFrame(frame);
    const { x, recency, T, index } = distinctHistories(frame);
    return levels.map((level) => {
      const each = x.map((count, i) =>
        waitQuantile(livingAt(params, early, count, recency[i]!, T[i]!), level),
      );
      return Float64Array.from(index, (place) => each[place]!);
    });
  };

  const newborn = (params: RegularParams) => ({
    alive: regularAlive(params, early, 0, 0, 0),
    living: livingAt(params, early, 0, 0, 0),
  });

  return {
    id,

    fit: (frame: TransactionFrame, options?: FitOptions) => fitRegular(frame, early, options),

    logLikelihood(params, frame) {
      checkFrame(frame);
      const { frequency, recency, T, logGaps } = frame;
      if (params.k > 1 && !logGaps) {
        throw new RangeError("logGaps is missing; give the sum of the logarithms of each customer's gaps");
      }
      return frequency.map((x, i) => regularHistory(params, early, x, recency[i]!, T[i]!, logGaps?.[i] ?? 0));
    },

    pAlive,

    pAliveAfter: (params, frame, times) =>
      expectation(
        params,
        frame,
        pAlive(params, frame),
        times.map((t) => (living) => aliveAfter(living, t)),
      ),

    conditionalExpectedPurchases: (params, frame, horizons) =>
      expectation(
        params,
        frame,
        pAlive(params, frame),
        horizons.map((t) => (living) => expectedPurchases(living, t)),
      ),

    expectedPurchasesIfAlive: (params, frame, horizons) =>
      expectation(
        params,
        frame,
        null,
        horizons.map((t) => (living) => expectedPurchases(living, t)),
      ),

    discountedExpectedPurchases(params, frame, { horizon, discount }: Discounting) {
      const polynomials: Polynomials = new Map();
      return expectation(params, frame, pAlive(params, frame), [
        (living) => discountedPurchases(living, horizon, discount, polynomials),
      ])[0]!;
    },

    countsIfAlive(params, frame, horizon) {
      checkFrame(frame);
      const { x, recency, T, index } = distinctHistories(frame);
      const pairs = distinctPairs({ frequency: x, recency, T });
      const byPhase: (Float64Array[] | undefined)[] = new Array(pairs.x.length);
      const chancesOf = (pair: number): Float64Array[] => {
        const age = pairs.T[pair]!;
        const living = livingAt(params, early, pairs.x[pair]!, age, age);
        return Array.from({ length: params.k }, (_, j) => {
          const done = new Float64Array(params.k);
          done[j] = 1;
          return countChances({ ...living, done }, horizon);
        });
      };
      return {
        index,
        groups: x.length,
        of(group) {
          const pair = pairs.index[group]!;
          byPhase[pair] ??= chancesOf(pair);
          const { done } = livingAt(params, early, x[group]!, recency[group]!, T[group]!);
          return mixture(done, byPhase[pair]);
        },
      };
    },

    noPurchase(params, frame, horizon) {
      const alive = pAlive(params, frame);
      const [quiet] = expectation(params, frame, null, [(living) => noPurchase(living, horizon)]);
      return alive.map((p, i) => 1 - p * (1 - quiet![i]!));
    },

    nextPurchase(params, frame, levels) {
      const { frequency, recency, T } = frame;
      const alive = pAlive(params, frame);
      return levels.map((level) =>
        alive.map((p, i) =>
          level < p
            ? waitQuantile(livingAt(params, early, frequency[i]!, recency[i]!, T[i]!), level / p)
            : Number.POSITIVE_INFINITY,
        ),
      );
    },

    nextPurchaseIfAlive: (params, frame, levels) => waits(params, frame, levels),

    gap: (params, frame, levels) => waits(params, { ...frame, T: frame.recency }, levels),

    expectedPurchases(params, t) {
      const { alive, living } = newborn(params);
      return alive * expectedPurchases(living, t);
    },

    purchaseCount(params, t, n) {
      const { alive, living } = newborn(params);
      const chance = countChances(living, t)[n] ?? 0;
      return n === 0 ? 1 - alive + alive * chance : alive * chance;
    },
  };
}

/**
 * The model without early chances is BG/CNBD-k; with one it is MBG/CNBD-k. Where k is 1 purchases are random, and the
 * answers are those of BG/NBD or MBG/NBD, which need less work for the same numbers.
 */
export function regularBuyers(id: string, early: EarlyChances): PurchaseModel<RegularParams> {
  const phased = phasedBuyers(id, early);
  const random: PurchaseModel<RegularParams> = {
    ...betaGeometric(id, early),
    fit: phased.fit,
    logLikelihood: phased.logLikelihood,
  };
  const by = ({ k }: RegularParams) => (k === 1 ? random : phased);
  return {
    id,
    fit: phased.fit,
    logLikelihood: phased.logLikelihood,
    pAlive: (params, frame) => by(params).pAlive(params, frame),
    pAliveAfter: (params, frame, times) => by(params).pAliveAfter(params, frame, times),
    conditionalExpectedPurchases: (params, frame, horizons) =>
      by(params).conditionalExpectedPurchases(params, frame, horizons),
    expectedPurchasesIfAlive: (params, frame, horizons) =>
      by(params).expectedPurchasesIfAlive(params, frame, horizons),
    discountedExpectedPurchases: (params, frame, discounting) =>
      by(params).discountedExpectedPurchases(params, frame, discounting),
    countsIfAlive: (params, frame, horizon) => by(params).countsIfAlive(params, frame, horizon),
    noPurchase: (params, frame, horizon) => by(params).noPurchase(params, frame, horizon),
    nextPurchase: (params, frame, levels) => by(params).nextPurchase(params, frame, levels),
    nextPurchaseIfAlive: (params, frame, levels) => by(params).nextPurchaseIfAlive(params, frame, levels),
    gap: (params, frame, levels) => by(params).gap(params, frame, levels),
    expectedPurchases: (params, t) => by(params).expectedPurchases(params, t),
    purchaseCount: (params, t, n) => by(params).purchaseCount(params, t, n),
  };
}
