import { describe, expect, test } from "vitest";
import { bgNbd } from "../../../models/bg_nbd/bg_nbd.ts";
import { customerValue } from "../../../models/clv/customer_value.ts";
import { dailyDiscount } from "../../../models/clv/discount.ts";
import { discountedOrders } from "../../../models/clv/discounted_orders.ts";
import { periodDiscountedPurchases } from "../../../models/clv/period_discount.ts";
import { mbgNbd } from "../../../models/mbg_nbd/mbg_nbd.ts";
import type { TransactionFrame } from "../../../models/purchases/frame.ts";

const params = { r: 0.8, alpha: 60, a: 0.9, b: 2.4 };
const frame: TransactionFrame = {
  frequency: Float64Array.of(0, 3, 12),
  recency: Float64Array.of(0, 200, 350),
  T: Float64Array.of(100, 300, 360),
};
const expected = (given: TransactionFrame, horizons: readonly number[]) =>
  mbgNbd.conditionalExpectedPurchases(params, given, horizons);
/** One purchase a day for ever. */
const steady = (_: TransactionFrame, horizons: readonly number[]) => horizons.map((t) => Float64Array.of(t));
const alone: TransactionFrame = {
  frequency: Float64Array.of(0),
  recency: Float64Array.of(0),
  T: Float64Array.of(0),
};

describe("discounting at the end of periods, by hand", () => {
  test("thirty purchases in each of three months at 1 % a month", () => {
    const worth = periodDiscountedPurchases(steady, alone, { horizon: 90, period: 30, rate: 0.01 });
    expect(worth[0]).toBeCloseTo(30 / 1.01 + 30 / 1.01 ** 2 + 30 / 1.01 ** 3, 12);
  });

  test("a period that the horizon cuts short counts to the horizon and is discounted as a whole one", () => {
    const worth = periodDiscountedPurchases(steady, alone, { horizon: 40, period: 30, rate: 0.01 });
    expect(worth[0]).toBeCloseTo(30 / 1.01 + 10 / 1.01 ** 2, 12);
  });

  test("for ever is an annuity", () => {
    const horizon = Number.POSITIVE_INFINITY;
    const worth = periodDiscountedPurchases(steady, alone, { horizon, period: 30, rate: 0.01 });
    expect(worth[0]).toBeCloseTo(30 / 0.01, 5);
  });

  test("months with many more than a batch are all counted", () => {
    const worth = periodDiscountedPurchases(steady, alone, { horizon: 1000, period: 1, rate: 0.001 });
    expect(worth[0]).toBeCloseTo((1 - 1.001 ** -1000) / 0.001, 8);
  });
});

describe("period discounting of a model", () => {
  test("of a rate of nothing is the expectation", () => {
    const worth = periodDiscountedPurchases(expected, frame, { horizon: 365, period: 30, rate: 0 });
    const [plain] = expected(frame, [365]);
    worth.forEach((value, i) => {
      expect(value).toBeCloseTo(plain![i]!, 12);
    });
  });

  test("of short periods is continuous discounting", () => {
    const discount = dailyDiscount(0.15);
    const period = 0.05;
    const worth = periodDiscountedPurchases(expected, frame, {
      horizon: 30,
      period,
      rate: Math.expm1(discount * period),
    });
    const continuous = mbgNbd.discountedExpectedPurchases(params, frame, { horizon: 30, discount });
    worth.forEach((value, i) => {
      expect(value / continuous[i]!).toBeCloseTo(1, 4);
    });
  });

  test("as configured, months and years take off more than days do", () => {
    const given = { horizonDays: 365, discountRate: 0.1 };
    const model = {
      conditionalExpectedPurchases: expected,
      discountedExpectedPurchases: (of: TransactionFrame, at: { horizon: number; discount: number }) =>
        mbgNbd.discountedExpectedPurchases(params, of, at),
    };
    const [daily, monthly, yearly] = (["continuous", "monthly", "yearly"] as const).map((discounting) =>
      discountedOrders(model, frame, { ...given, discounting }),
    );
    const [plain] = expected(frame, [365]);
    for (let i = 0; i < 3; i++) {
      expect(yearly![i]).toBeCloseTo(plain![i]! / 1.1, 12);
      expect(monthly![i]).toBeLessThan(daily![i]!);
      expect(monthly![i]).toBeGreaterThan(daily![i]! * 1.1 ** (-1 / 12));
      expect(yearly![i]).toBeLessThan(monthly![i]!);
    }
  });
});

test("refuses what is no period, no rate, or worth without end", () => {
  const refused = (horizon: number, period: number, rate: number) => () =>
    periodDiscountedPurchases(steady, alone, { horizon, period, rate });
  expect(refused(90, 0, 0.01)).toThrow("period is not a length of time: 0");
  expect(refused(90, 30, -0.01)).toThrow("discount rate is below 0: -0.01");
  expect(refused(Number.POSITIVE_INFINITY, 30, 0)).toThrow("an infinite horizon needs a discount: 0");
});

test("an infinite horizon composes: the value of ever longer horizons rises to it", () => {
  const discount = dailyDiscount(0.15);
  const value = (horizon: number) =>
    customerValue({
      margin: Float64Array.of(0.3),
      expectedSpend: Float64Array.of(35),
      discountedPurchases: bgNbd.discountedExpectedPurchases(
        params,
        { frequency: Float64Array.of(4), recency: Float64Array.of(250), T: Float64Array.of(270) },
        { horizon, discount },
      ),
    })[0]!;
  const forever = value(Number.POSITIVE_INFINITY);
  expect(value(365)).toBeLessThan(value(3650));
  expect(value(3650)).toBeLessThan(forever);
  expect(value(60_000) / forever).toBeCloseTo(1, 6);
});
