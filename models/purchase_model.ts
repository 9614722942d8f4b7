import type { Fit } from "./numeric/maximise_likelihood.ts";
import type { TransactionFrame } from "./purchases/frame.ts";

export interface FitOptions {
  /**
   * Draws the parameters towards what most companies show, by a weak prior on their logarithms: for firms of so few
   * customers that the maximum alone would be a guess. The estimate is then the posterior mode.
   */
  readonly isShrunk?: boolean;
}

/** A horizon in the frame's unit of time, and a continuous discount rate per that unit. */
export interface Discounting {
  /** Infinity for all time to come, which needs a discount above 0: the DERT of the papers. */
  readonly horizon: number;
  readonly discount: number;
}

/**
 * How many purchases living customers will make over a horizon: customers of one group share a distribution. A
 * customer of group g makes n with chance pAlive x of(g)[n], and none with the rest.
 */
export interface CountsIfAlive {
  /** Group of each row. */
  readonly index: Uint32Array;
  readonly groups: number;
  /** P(N = n) for n = 0, 1, ... up to where the tail is below 1e-7; computed when asked for. */
  of(group: number): Float64Array;
}

/**
 * What every model of purchases answers (buy till you die: BG/NBD, MBG/NBD, Pareto/NBD and their like). Frames and
 * answers have one entry a customer; all times are in the unit of the fit. A model is a value: no state, no chance.
 */
export interface PurchaseModel<P extends object> {
  readonly id: string;

  /** @returns state "refused", with the reason, where the data cannot tell the parameters */
  fit(frame: TransactionFrame, options?: FitOptions): Fit<keyof P & string>;

  /** Of each row, ln f(x, t_x | T), with the constants that make models comparable; weights are not applied. */
  logLikelihood(params: P, frame: TransactionFrame): Float64Array;

  /** The chance of being alive at T, 0 to 1. */
  pAlive(params: P, frame: TransactionFrame): Float64Array;

  /** The chance of being alive at T + t, given history up to T; one column a time. Falls in t. */
  pAliveAfter(params: P, frame: TransactionFrame, times: readonly number[]): Float64Array[];

  /** Expected purchases in each of the next horizons, given history; one column a horizon. */
  conditionalExpectedPurchases(
    params: P,
    frame: TransactionFrame,
    horizons: readonly number[],
  ): Float64Array[];

  /** The same of customers known to be alive at T. */
  expectedPurchasesIfAlive(params: P, frame: TransactionFrame, horizons: readonly number[]): Float64Array[];

  /** Expected purchases over the horizon given history, each discounted to T by e^(-discount s). */
  discountedExpectedPurchases(params: P, frame: TransactionFrame, discounting: Discounting): Float64Array;

  /** The distribution of purchases over the horizon of customers known to be alive at T. */
  countsIfAlive(params: P, frame: TransactionFrame, horizon: number): CountsIfAlive;

  /** The chance of no purchase at all in the next horizon, given history, 0 to 1. */
  noPurchase(params: P, frame: TransactionFrame, horizon: number): Float64Array;

  /** Quantiles of the time from T to the next purchase; Infinity where one is less likely than the level. */
  nextPurchase(params: P, frame: TransactionFrame, levels: readonly number[]): Float64Array[];

  /** The same of customers known to be alive at T. */
  nextPurchaseIfAlive(params: P, frame: TransactionFrame, levels: readonly number[]): Float64Array[];

  /** Quantiles of the gap after the last purchase of a customer who has not left, as known at that purchase. */
  gap(params: P, frame: TransactionFrame, levels: readonly number[]): Float64Array[];

  /** Expected repeat purchases of a new customer in the first t, E[X(t)]. */
  expectedPurchases(params: P, t: number): number;

  /** The chance that a new customer makes exactly n repeat purchases in the first t, P(X(t) = n). */
  purchaseCount(params: P, t: number, n: number): number;
}
