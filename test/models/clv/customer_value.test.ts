import { describe, expect, test } from "vitest";
import { random } from "../../../ingest/random.ts";
import { customerValue } from "../../../models/clv/customer_value.ts";
import { dailyDiscount } from "../../../models/clv/discount.ts";
import { clvReference } from "../../../models/clv/reference.ts";
import { expectedSpend } from "../../../models/gamma_gamma/expected_spend.ts";
import { mbgNbd } from "../../../models/mbg_nbd/mbg_nbd.ts";
import { simulate } from "../bg_nbd/simulate.ts";

describe("discounting", () => {
  test("money in 365 days loses the yearly rate, and in half a year its root", () => {
    const rate = dailyDiscount(0.1);
    expect(Math.exp(-rate * 365)).toBeCloseTo(1 / 1.1, 14);
    expect(Math.exp(-rate * 182.5)).toBeCloseTo(1 / Math.sqrt(1.1), 14);
    expect(dailyDiscount(0)).toBe(0);
  });

  test(`the weekly rate of ${clvReference.source}`, () => {
    expect(dailyDiscount(clvReference.yearlyDiscount) * 7).toBeCloseTo(clvReference.weeklyDiscount, 4);
  });

  test("refuses a rate that is none", () => {
    expect(() => dailyDiscount(-1)).toThrow("discount rate is not above -1: -1; give a tenth as 0.1");
    expect(() => dailyDiscount(Number.NaN)).toThrow("discount rate is not above -1: NaN");
  });
});

describe("customer value", () => {
  test("is the mean discounted contribution that simulated customers go on to give", () => {
    const chance = random("purses");
    const purchasing = { r: 0.8, alpha: 60, a: 0.9, b: 2.2 };
    const spending = { p: 5, q: 4, v: 30 };
    const horizon = 365;
    const discount = dailyDiscount(0.25);
    const customers = 60_000;
    const { frame, future } = simulate(purchasing, 1, { customers, longest: 600, horizon, seed: "value" });
    const purse = frame.frequency.map(() => chance.gamma(spending.q, spending.v));
    const monetary = frame.frequency.map((x, i) =>
      x === 0 ? Number.NaN : chance.gamma(spending.p * x, purse[i]! * x),
    );
    const margin = frame.frequency.map((_, i) => (i % 2 === 0 ? 0.3 : 0.5));
    const value = customerValue({
      margin,
      expectedSpend: expectedSpend(spending, 0, { frequency: frame.frequency, monetary }),
      discountedPurchases: mbgNbd.discountedExpectedPurchases(purchasing, frame, { horizon, discount }),
    });
    const surprise = value.map((forecast, i) => {
      const paid = future[i]!.map((s) => chance.gamma(spending.p, purse[i]!) * Math.exp(-discount * s));
      return forecast - margin[i]! * paid.reduce((a, b) => a + b, 0);
    });
    const mean = surprise.reduce((a, b) => a + b, 0) / customers;
    const variance = surprise.reduce((a, b) => a + (b - mean) ** 2, 0) / customers;
    expect(Math.abs(mean)).toBeLessThan(4 * Math.sqrt(variance / customers));
    expect(value.reduce((a, b) => a + b, 0) / customers).toBeGreaterThan(
      20 * Math.sqrt(variance / customers),
    );
  });

  test("is 0 where nothing is expected, and refuses a part that is no amount", () => {
    const one = (margin: number, expectedSpend: number, discountedPurchases: number) =>
      customerValue({
        margin: Float64Array.of(margin),
        expectedSpend: Float64Array.of(expectedSpend),
        discountedPurchases: Float64Array.of(discountedPurchases),
      })[0];
    expect(one(0.3, 40, 2)).toBeCloseTo(24, 12);
    expect(one(0.3, 40, 0)).toBe(0);
    expect(() => one(-0.1, 40, 2)).toThrow("margin is not an amount at or above 0: -0.1 in row 0");
    expect(() => one(0.3, Number.NaN, 2)).toThrow(
      "expected spend is not an amount at or above 0: NaN in row 0",
    );
    expect(() => one(0.3, 40, Number.POSITIVE_INFINITY)).toThrow("discounted purchases is not an amount");
  });
});
