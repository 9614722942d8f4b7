import { describe, expect, test } from "vitest";
import { effectColumns } from "../../../models/covariates/effects.ts";
import { fittedTransactions, type TransactionParams } from "../../../models/transaction_score/fitted.ts";

const names = ["r", "alpha", "a", "b", "rate[region=south]", "a[region=south]", "b[region=south]"];
const variances = [0.01, 0.02, 0.09, 0.16, 0.0025, 0.04, 0.01];

function fitted(hasCovariance: boolean): TransactionParams {
  const logCovariance = new Float64Array(names.length ** 2);
  variances.forEach((variance, i) => {
    logCovariance[i * names.length + i] = variance;
  });
  const errors = (of: (i: number) => number | null) =>
    Object.fromEntries(names.map((name, i) => [name, hasCovariance ? of(i) : null]));
  return {
    model: "mbg_nbd_covariates",
    params: Object.fromEntries(names.map((name, i) => [name, [1, 50, 0.5, 4, 2, 3, 1.5][i]!])),
    estimate: {
      names,
      standardErrors: errors(() => 1),
      logStandardErrors: errors((i) => Math.sqrt(variances[i]!)),
      logCovariance: hasCovariance ? logCovariance : null,
      convergence: "converged",
      atBound: [],
      logLikelihood: -1000,
      isShrunk: false,
      customers: 300,
    },
    coding: {
      design: [{ name: "region", levels: ["north", "south"] }],
      customers: [[200, 100]],
      names: ["region=south"],
      values: Float64Array.of(0, 1),
      groupOf: Uint32Array.of(0, 1),
    },
  };
}

describe("the effect of a level", () => {
  const columns = effectColumns(fitted(true)) as Record<string, Float64Array>;

  test("on the rate is its ratio, with the interval of its logarithm", () => {
    expect([...columns.acts_on!]).toEqual(["rate", "leaving", "rate", "leaving"]);
    expect(columns.ratio![2]).toBe(2);
    expect(columns.ratio_p025![2]).toBeCloseTo(2 * Math.exp(-1.959964 * 0.05), 6);
    expect(columns.ratio_p975![2]).toBeCloseTo(2 * Math.exp(1.959964 * 0.05), 6);
  });

  test("on leaving is the ratio of chances to leave after a purchase, with the variance carried over", () => {
    const chance = (logs: readonly number[]) => {
      const [a, b, timesA, timesB] = logs.map(Math.exp) as [number, number, number, number];
      return Math.log((a * timesA) / (a * timesA + b * timesB) / (a / (a + b)));
    };
    const at = [0.5, 4, 3, 1.5].map(Math.log);
    const slopes = at.map((_, i) => {
      const moved = (by: number) => chance(at.map((log, j) => (i === j ? log + by : log)));
      return (moved(1e-5) - moved(-1e-5)) / 2e-5;
    });
    const error = Math.sqrt(
      slopes.reduce((sum, slope, i) => sum + slope ** 2 * [0.09, 0.16, 0.04, 0.01][i]!, 0),
    );
    expect(columns.ratio![3]).toBeCloseTo(Math.exp(chance(at)), 12);
    expect(columns.ratio_p975![3]! / columns.ratio![3]!).toBeCloseTo(Math.exp(1.959963984540054 * error), 6);
  });

  test("of the reference is 1 without an interval, and no interval is told where none is known", () => {
    expect([columns.ratio![0], columns.ratio_p025![0], columns.ratio_p975![1]]).toEqual([
      1,
      Number.NaN,
      Number.NaN,
    ]);
    const unsure = effectColumns(fitted(false)) as Record<string, Float64Array>;
    expect(unsure.ratio![2]).toBe(2);
    expect([...unsure.ratio_p025!].every(Number.isNaN)).toBe(true);
  });

  test("is not told of a model without covariates", () => {
    const plain = effectColumns({ model: "mbg_nbd", params: { r: 1, alpha: 1, a: 1, b: 1 } });
    expect(Object.values(plain).every(({ length }) => length === 0)).toBe(true);
  });
});

test("a new customer of the level that buys twice as often is expected to buy more", () => {
  const params = fitted(true);
  const zeros = () => new Float64Array(2);
  const { names, values } = params.coding!;
  const frame = {
    frequency: zeros(),
    recency: zeros(),
    T: zeros(),
    covariates: { names, values, group: Uint32Array.of(0, 1) },
  };
  const [expected] = fittedTransactions(params).conditionalExpectedPurchases(frame, [30]);
  expect(expected![1]! / expected![0]!).toBeGreaterThan(1.5);
});
