import type { Config } from "../../ingest/index.ts";
import type { TransactionFrame } from "../purchases/frame.ts";
import type { FittedTransactions } from "../transaction_score/fitted.ts";
import { dailyDiscount } from "./discount.ts";
import { periodDiscountedPurchases } from "./period_discount.ts";

const DAYS_A_YEAR = 365;

/** Days of a period, where purchases are discounted at the end of theirs. */
const periods = { monthly: DAYS_A_YEAR / 12, yearly: DAYS_A_YEAR } as const;

/** Expected purchase days over the configured horizon, discounted as configured; one entry a customer. */
export function discountedOrders(
  transactions: Pick<FittedTransactions, "conditionalExpectedPurchases" | "discountedExpectedPurchases">,
  frame: TransactionFrame,
  {
    horizonDays: horizon,
    discountRate,
    discounting,
  }: Pick<Config["models"], "horizonDays" | "discountRate" | "discounting">,
): Float64Array {
  if (discounting === "continuous") {
    const discount = dailyDiscount(discountRate);
    return transactions.discountedExpectedPurchases(frame, { horizon, discount });
  }
  const period = periods[discounting];
  const rate = Math.expm1(dailyDiscount(discountRate) * period);
  const expected = transactions.conditionalExpectedPurchases;
  return periodDiscountedPurchases(expected, frame, { horizon, period, rate });
}
