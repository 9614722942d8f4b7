import type { Discounting } from "../bg_nbd/beta_geometric.ts";
import type { TransactionFrame } from "../purchases/frame.ts";

/** What scores need of a model of purchases; a column has one entry a customer, all times are days. */
export interface TransactionModel<P> {
  pAlive(params: P, frame: TransactionFrame): Float64Array;
  conditionalExpectedPurchases(
    params: P,
    frame: TransactionFrame,
    horizons: readonly number[],
  ): Float64Array[];
  expectedPurchasesIfAlive(params: P, frame: TransactionFrame, horizons: readonly number[]): Float64Array[];
  discountedExpectedPurchases(params: P, frame: TransactionFrame, discounting: Discounting): Float64Array;
  noPurchase(params: P, frame: TransactionFrame, horizon: number): Float64Array;
  nextPurchaseIfAlive(params: P, frame: TransactionFrame, levels: readonly number[]): Float64Array[];
  gap(params: P, frame: TransactionFrame, levels: readonly number[]): Float64Array[];
}
