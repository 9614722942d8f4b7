import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { fitSpend, leastSpenders, type SpendHistory } from "../../../models/spend_score/fit.ts";
import { ownWeight, spendExpected } from "../../../models/spend_score/fitted.ts";

const historyOf = (
  rows: readonly (readonly [x: number, monetary: number, spend: number])[],
): SpendHistory => ({
  frequency: Float64Array.from(rows, (row) => row[0]),
  monetary: Float64Array.from(rows, (row) => row[1]),
  spend: Float64Array.from(rows, (row) => row[2]),
});

const customer = fc
  .tuple(fc.integer({ min: 0, max: 12 }), fc.integer({ min: 1, max: 1_000_000 }), fc.boolean())
  .map(([x, cents, isReturned]) => {
    const m = cents / 100;
    return x === 0 || isReturned ? ([x, Number.NaN, 0] as const) : ([x, m, (x + 1) * m] as const);
  });

test("expected spend of any company is finite and at or above 0, and weights are shares", () => {
  fc.assert(
    fc.property(fc.array(customer, { maxLength: 40 }), (rows) => {
      const history = historyOf(rows);
      const { params } = fitSpend(history);
      expect([...spendExpected(params, history)].every((m) => m >= 0 && Number.isFinite(m))).toBe(true);
      expect([...ownWeight(params, history)].every((w) => w >= 0 && w < 1)).toBe(true);
    }),
    { numRuns: 60 },
  );
});

describe("with too little data", () => {
  const few = historyOf([
    [2, 50, 160],
    [0, Number.NaN, 40],
  ]);

  test("every customer is expected to spend the mean of all purchase days, by name and with the reason", () => {
    const fit = fitSpend(few);
    expect(fit.params).toEqual({ model: "population_mean", mean: 50 });
    expect([...spendExpected(fit.params, few)]).toEqual([50, 50]);
    expect(fit.records.find((record) => record.name === "state")!.note).toBe(
      `fallback: gamma_gamma was not fitted, too few customers with a repeat purchase of known spend: 1 of ${leastSpenders}`,
    );
  });

  test("a company of no customers has a mean of 0", () => {
    expect(fitSpend(historyOf([])).params).toEqual({ model: "population_mean", mean: 0 });
  });
});

test("a customer's own mean weighs more the more purchases it rests on, as the expectation shows", () => {
  const rows = Array.from({ length: 200 }, (_, i) => {
    const x = i % 9;
    const m = 20 + ((i * 37) % 90);
    return x === 0 ? ([0, Number.NaN, m] as const) : ([x, m, (x + 1) * m] as const);
  });
  const { params, records } = fitSpend(historyOf(rows));
  expect(params.model).toBe("gamma_gamma");
  expect(records.find((record) => record.name === "left_out")!.value).toBe(
    rows.filter((row) => row[0] === 0).length,
  );
  const same = historyOf([
    [0, Number.NaN, 0],
    [1, 200, 0],
    [5, 200, 0],
    [50, 200, 0],
  ]);
  const [prior, ...expected] = spendExpected(params, same);
  const weights = [...ownWeight(params, same)];
  expect(weights[0]).toBe(0);
  expect([...weights].sort((a, b) => a - b)).toEqual(weights);
  expected.forEach((spend, i) => {
    expect((spend - prior!) / (200 - prior!)).toBeCloseTo(weights[i + 1]!, 10);
  });
});
