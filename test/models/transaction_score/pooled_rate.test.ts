import fc from "fast-check";
import { expect, test } from "vitest";
import { pooledRate, pooledRateOf } from "../../../models/transaction_score/pooled_rate.ts";

const params = { rate: 0.02, lapseDays: 60 };
const frame = {
  frequency: Float64Array.of(2, 0, 1),
  recency: Float64Array.of(60, 0, 10),
  T: Float64Array.of(100, 200, 300),
};

test("the pooled rate is that of all customers, each counted as often as it weighs", () => {
  expect(pooledRateOf(frame)).toBe(3 / 600);
  expect(pooledRateOf({ ...frame, weight: Float64Array.of(2, 1, 1) })).toBe(5 / 700);
});

test("counts of the active are a distribution whose mean is the expectation", () => {
  fc.assert(
    fc.property(
      fc.double({ min: 0, max: 2, noNaN: true }),
      fc.integer({ min: 1, max: 400 }),
      (rate, horizon) => {
        const counts = pooledRate.countsIfAlive({ ...params, rate }, frame, horizon);
        expect([...counts.index]).toEqual([0, 0, 0]);
        const chances = counts.of(0);
        const total = chances.reduce((sum, p) => sum + p, 0);
        const mean = chances.reduce((sum, p, n) => sum + n * p, 0);
        expect(Math.abs(total - 1)).toBeLessThan(1e-6);
        expect(Math.abs(mean - rate * horizon)).toBeLessThan(1e-4 * Math.max(1, rate * horizon));
        expect(chances[0]).toBeCloseTo(Math.exp(-rate * horizon), 12);
        expect(chances[3] ?? 0).toBeCloseTo(pooledRate.purchaseCount({ ...params, rate }, horizon, 3), 6);
      },
    ),
  );
});

test("its log-likelihood is highest at the pooled rate", () => {
  const at = (rate: number) =>
    pooledRate.logLikelihood({ ...params, rate }, frame).reduce((sum, value) => sum + value, 0);
  const best = pooledRateOf(frame);
  expect(at(best)).toBeGreaterThan(at(best * 1.01));
  expect(at(best)).toBeGreaterThan(at(best * 0.99));
});

test("the lapsed never buy again, the active wait for as long as the rate says and do not leave", () => {
  const [median] = pooledRate.nextPurchase(params, frame, [0.5]);
  expect([...median!]).toEqual([Math.log(2) / 0.02, Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY]);
  expect(pooledRate.pAliveAfter(params, frame, [10, 1000]).map((column) => [...column])).toEqual([
    [1, 0, 0],
    [1, 0, 0],
  ]);
  expect(pooledRate.expectedPurchases(params, 50)).toBe(1);
});
