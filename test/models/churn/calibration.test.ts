import { describe, expect, test } from "vitest";
import { calibrate } from "../../../models/churn/calibration.ts";
import { mbgNbd } from "../../../models/mbg_nbd/mbg_nbd.ts";
import { simulate } from "../bg_nbd/simulate.ts";

describe("calibration", () => {
  test("counts every customer once, from the lowest forecasts to the highest", () => {
    const result = calibrate(Float64Array.of(0.9, 0.1, 0.4, 0.6, 0.2), [1, 0, 0, 1, 1], { bins: 2 })!;
    expect(result.bins).toEqual([
      { customers: 3, predicted: expect.closeTo(0.7 / 3, 12), observed: expect.closeTo(1 / 3, 12) },
      { customers: 2, predicted: expect.closeTo(0.75, 12), observed: 1 },
    ]);
    expect(result.brier).toBeCloseTo((0.01 + 0.01 + 0.16 + 0.16 + 0.64) / 5, 12);
    expect(result.brierOfBaseRate).toBeCloseTo(0.24, 12);
    expect(result.auc).toBeCloseTo(5 / 6, 12);
  });

  test("fewer customers than bins leave no empty bin, and none at all gives none", () => {
    expect(calibrate(Float64Array.of(0.3, 0.7), [0, 1])!.bins).toHaveLength(2);
    expect(calibrate(new Float64Array(0), [])).toBeNull();
  });

  test("the model's churn probabilities are the shares that fall silent, and beat the base rate", () => {
    const params = { r: 0.8, alpha: 60, a: 0.9, b: 2.2 };
    const { frame, future } = simulate(params, 1, {
      customers: 40_000,
      longest: 500,
      horizon: 90,
      seed: "churn",
    });
    const silent = future.map((times) => Number(times.length === 0));
    const result = calibrate(mbgNbd.noPurchase(params, frame, 90), silent)!;
    for (const { customers, predicted, observed } of result.bins) {
      const error = Math.sqrt((predicted * (1 - predicted)) / customers);
      expect(Math.abs(predicted - observed)).toBeLessThan(4 * error);
    }
    expect(result.brier).toBeLessThan(result.brierOfBaseRate);
    expect(result.auc).toBeGreaterThan(0.75);
  });
});
