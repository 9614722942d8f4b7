import type { Coding } from "../covariates/coding.ts";
import { coded } from "../covariates/coding.ts";
import type { Estimate } from "../numeric/maximise_likelihood.ts";
import type { PurchaseModel } from "../purchase_model.ts";
import type { TransactionFrame } from "../purchases/frame.ts";
import { candidate } from "./candidates.ts";
import { pooledRate } from "./pooled_rate.ts";

/** How sure the parameters are, as their fit knew it. */
export interface TransactionEstimate
  extends Omit<Estimate<string>, "params" | "logLikelihood" | "iterations"> {
  /** The parameters in the order of the rows of logCovariance. */
  readonly names: readonly string[];
  /** Of all customers, with the constants that make models comparable. */
  readonly logLikelihood: number;
  /** Whether a weak prior drew the parameters towards what most companies show. */
  readonly isShrunk: boolean;
  readonly customers: number;
}

/** The model that a build scores with, and what it learnt; times are in days. */
export interface TransactionParams {
  /** A candidate's id, or pooled_rate. */
  readonly model: string;
  readonly params: Readonly<Record<string, number>>;
  /** Absent under the pooled rate. */
  readonly estimate?: TransactionEstimate;
  /** How customers' covariates are coded; only of the model that reads them. */
  readonly coding?: Coding;
}

/**
 * Histories as the fitted model reads them: with covariates where it has learnt of some.
 *
 * @param group of each row, the number of its group of customers alike in the build
 */
export const readable = (
  { coding }: TransactionParams,
  frame: TransactionFrame,
  group: Float64Array,
): TransactionFrame => (coding ? { ...frame, covariates: coded(coding, group) } : frame);

/** What every model of purchases answers once it has parameters. */
export type Answers<P extends object> = Omit<PurchaseModel<P>, "fit" | "id">;

/** A model and its parameters as one: the same questions for all of them. */
export type FittedTransactions = {
  readonly [Question in keyof Answers<never>]: Answers<never>[Question] extends (
    params: never,
    ...rest: infer Rest
  ) => infer Answer
    ? (...rest: Rest) => Answer
    : never;
};

export function fittedTransactions(fitted: TransactionParams): FittedTransactions {
  const model: Answers<never> = fitted.model === "pooled_rate" ? pooledRate : candidate(fitted.model);
  const params = fitted.params as never;
  return {
    logLikelihood: (...rest) => model.logLikelihood(params, ...rest),
    pAlive: (...rest) => model.pAlive(params, ...rest),
    pAliveAfter: (...rest) => model.pAliveAfter(params, ...rest),
    conditionalExpectedPurchases: (...rest) => model.conditionalExpectedPurchases(params, ...rest),
    expectedPurchasesIfAlive: (...rest) => model.expectedPurchasesIfAlive(params, ...rest),
    discountedExpectedPurchases: (...rest) => model.discountedExpectedPurchases(params, ...rest),
    countsIfAlive: (...rest) => model.countsIfAlive(params, ...rest),
    noPurchase: (...rest) => model.noPurchase(params, ...rest),
    nextPurchase: (...rest) => model.nextPurchase(params, ...rest),
    nextPurchaseIfAlive: (...rest) => model.nextPurchaseIfAlive(params, ...rest),
    gap: (...rest) => model.gap(params, ...rest),
    expectedPurchases: (...rest) => model.expectedPurchases(params, ...rest),
    purchaseCount: (...rest) => model.purchaseCount(params, ...rest),
  };
}
