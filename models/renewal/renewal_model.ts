import type { Estimate } from "../numeric/maximise_likelihood.ts";
import type { RenewalCounts } from "./counts.ts";

export type RenewalFit<Name extends string> =
  | ({ state: "fitted"; customers: number; periods: number } & Estimate<Name>)
  | { state: "refused"; reason: string };

/** What is asked of a model of customers who renew every period or are lost. Periods count from 1. */
export interface RenewalModel<Name extends string> {
  readonly names: readonly Name[];

  /** Maximum likelihood; state "refused", with the reason, where the counts cannot tell the parameters. */
  fit(counts: RenewalCounts): RenewalFit<Name>;

  /** S(t): the share of a cohort that has renewed t times. 1 at t = 0. */
  survival(params: Readonly<Record<Name, number>>, t: number): number;

  /** r(t) = S(t) / S(t - 1): the chance that a customer who renewed t - 1 times renews again; t from 1. */
  retention(params: Readonly<Record<Name, number>>, t: number): number;

  /**
   * DEL, the discounted expected lifetime of a new customer, who is counted now: the sum of S(t) / (1 + d)^t over
   * t = 0, 1, 2, ...
   *
   * @param discount d, the rate per period, at or above 0
   * @returns periods; Infinity where the expected lifetime is infinite and nothing is discounted
   */
  discountedLifetime(params: Readonly<Record<Name, number>>, discount: number): number;

  /**
   * DERL, the discounted expected residual lifetime of a customer who renewed n - 1 times, just before it is known
   * whether there will be an n-th time, which is not discounted: the sum of S(t) / S(n - 1) / (1 + d)^(t - n) over
   * t = n, n + 1, ...
   *
   * @param renewals n - 1, from 0
   */
  residualLifetime(params: Readonly<Record<Name, number>>, renewals: number, discount: number): number;
}

/** @throws RangeError for a rate under which nothing would be discounted, but grow */
export function checkDiscount(discount: number): void {
  if (!(discount >= 0) || !Number.isFinite(discount)) {
    throw new RangeError(`discount rate is not at or above 0: ${discount}; give a tenth a period as 0.1`);
  }
}
