import { bgNbd } from "../bg_nbd/bg_nbd.ts";
import type { BetaGeometricParams } from "../bg_nbd/params.ts";
import { mbgNbd } from "../mbg_nbd/mbg_nbd.ts";
import { type PooledRateParams, pooledRate } from "./pooled_rate.ts";
import type { TransactionModel } from "./transaction_model.ts";

/** The model that a build scores with, and what it learnt. */
export type TransactionParams =
  | { readonly model: "bg_nbd" | "mbg_nbd"; readonly params: BetaGeometricParams }
  | { readonly model: "pooled_rate"; readonly params: PooledRateParams };

/** A model and its parameters as one: the same questions for all of them. */
export type FittedTransactions = {
  readonly [Question in keyof TransactionModel<never>]: TransactionModel<never>[Question] extends (
    params: never,
    ...rest: infer Rest
  ) => infer Answer
    ? (...rest: Rest) => Answer
    : never;
};

function bind<P>(model: TransactionModel<P>, params: P): FittedTransactions {
  return {
    pAlive: (...rest) => model.pAlive(params, ...rest),
    conditionalExpectedPurchases: (...rest) => model.conditionalExpectedPurchases(params, ...rest),
    expectedPurchasesIfAlive: (...rest) => model.expectedPurchasesIfAlive(params, ...rest),
    discountedExpectedPurchases: (...rest) => model.discountedExpectedPurchases(params, ...rest),
    noPurchase: (...rest) => model.noPurchase(params, ...rest),
    nextPurchaseIfAlive: (...rest) => model.nextPurchaseIfAlive(params, ...rest),
    gap: (...rest) => model.gap(params, ...rest),
  };
}

export function fittedTransactions(fitted: TransactionParams): FittedTransactions {
  switch (fitted.model) {
    case "bg_nbd":
      return bind(bgNbd, fitted.params);
    case "mbg_nbd":
      return bind(mbgNbd, fitted.params);
    case "pooled_rate":
      return bind(pooledRate, fitted.params);
  }
}
