import type { PartialColumns } from "../../ingest/index.ts";
import { discountedOrders } from "../clv/discounted_orders.ts";
import { high, low } from "../interval/levels.ts";
import { purchaseQuantiles } from "../interval/purchase_quantiles.ts";
import type { Context } from "../model.ts";
import type { TransactionFrame } from "../purchases/frame.ts";
import { leftInAYearOf } from "./dropout.ts";
import { fittedTransactions, type TransactionParams } from "./fitted.ts";
import type { transactions as writes } from "./table.ts";

/** Without an infinite value: what never happens is missing. */
const finite = (column: Float64Array) => column.map((value) => (Number.isFinite(value) ? value : Number.NaN));

/** What the fitted model says of every customer, in days. */
export function scoreTransactions(
  params: TransactionParams,
  frame: TransactionFrame,
  { options, churnDays }: Context,
): PartialColumns<(typeof writes)["columns"]> {
  const model = fittedTransactions(params);
  const horizon = options.horizonDays;
  const [in30, in90, in365, inHorizon] = model.conditionalExpectedPurchases(frame, [30, 90, 365, horizon]);
  const [p10, p50, p90] = model.nextPurchaseIfAlive(frame, [0.1, 0.5, 0.9]);
  const pAlive = model.pAlive(frame);
  const counts = model.countsIfAlive(frame, horizon);
  const [orders10, orders50, orders90] = purchaseQuantiles(pAlive, counts, [low, 0.5, high]);
  return {
    p_alive: pAlive,
    expected_orders_30: in30!,
    expected_orders_90: in90!,
    expected_orders_365: in365!,
    expected_orders: inHorizon!,
    orders_p10: orders10!,
    orders_p50: orders50!,
    orders_p90: orders90!,
    discounted_orders: discountedOrders(model, frame, options),
    no_purchase_probability: model.noPurchase(frame, churnDays),
    orders_if_alive: model.expectedPurchasesIfAlive(frame, [churnDays])[0]!,
    next_p10: finite(p10!),
    next_p50: finite(p50!),
    next_p90: finite(p90!),
    gap_p90: finite(model.gap(frame, [0.9])[0]!),
    dropout: leftInAYearOf(params, frame),
    is_fallback: frame.T.map(() => (params.model === "pooled_rate" ? 1 : 0)),
  };
}
