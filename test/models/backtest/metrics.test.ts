import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  decilesOf,
  type Forecast,
  informationCriteria,
  metricsOf,
} from "../../../models/backtest/metrics.ts";
import { auc } from "../../../models/numeric/auc.ts";

interface Row {
  expected: number;
  actual: number;
  active: number;
  weight: number;
}

const rows = fc.array(
  fc.record({
    // Few values, so that ties are the rule
    expected: fc.oneof(
      fc.integer({ min: 0, max: 4 }),
      fc.double({ min: 0, max: 30, noNaN: true, noDefaultInfinity: true }),
    ),
    actual: fc.integer({ min: 0, max: 5 }),
    active: fc.double({ min: 0, max: 1, noNaN: true }),
    weight: fc.integer({ min: 1, max: 4 }),
  }),
  { minLength: 1, maxLength: 60 },
);

const columns = (all: readonly Row[]) => {
  const of = (name: keyof Row) => Float64Array.from(all, (row) => row[name]);
  const forecast: Forecast = {
    expected: of("expected"),
    active: of("active"),
    logScore: of("active").map((p) => Math.log(p + 1e-6)),
  };
  return [forecast, of("actual"), of("weight")] as const;
};
const split = (all: readonly Row[]) =>
  all.flatMap((row) => Array.from({ length: row.weight }, () => ({ ...row, weight: 1 })));

const close = (one: object, other: object) => {
  for (const [name, value] of Object.entries(one)) {
    const twin = (other as Record<string, number | null>)[name];
    if (value === null || twin === null) expect([name, twin]).toEqual([name, value]);
    else expect(Math.abs(value - twin!), name).toBeLessThanOrEqual(1e-9 * Math.max(1, Math.abs(value)));
  }
};

describe("hold-out errors", () => {
  test("do not depend on the order of customers, nor on whether equal ones are weighted or listed", () => {
    fc.assert(
      fc.property(rows, (all) => {
        const found = metricsOf(...columns(all));
        close(found, metricsOf(...columns([...all].reverse())));
        close(found, metricsOf(...columns(split(all))));
        const deciles = decilesOf(...columns(all));
        for (const [place, decile] of decilesOf(...columns(split([...all].reverse()))).entries()) {
          close(deciles[place]!, decile);
        }
      }),
    );
  });

  test("keep their bounds, and the area under the curve is that of the ranks", () => {
    fc.assert(
      fc.property(rows, (all) => {
        const listed = split(all);
        const [forecast, actual, weight] = columns(listed);
        const { mae, rmse, capture, correlation, auc: area, bias } = metricsOf(forecast, actual, weight);
        expect(rmse).toBeGreaterThanOrEqual(mae - 1e-12);
        expect(area).toEqual(
          auc(forecast.expected, actual) === null
            ? null
            : expect.closeTo(auc(forecast.expected, actual)!, 12),
        );
        if (capture !== null) expect(capture >= 0 && capture <= 1 + 1e-12).toBe(true);
        if (correlation !== null) expect(Math.abs(correlation)).toBeLessThanOrEqual(1 + 1e-9);
        if (bias !== null) expect(bias).toBeGreaterThanOrEqual(-1);
      }),
    );
  });

  test("are nothing for a forecast that was right, and undefined where nothing can be compared", () => {
    const actual = Float64Array.of(0, 1, 5);
    const weight = Float64Array.of(2, 1, 1);
    expect(metricsOf({ expected: actual }, actual, weight)).toMatchObject({
      customers: 4,
      actual: 6,
      predicted: 6,
      bias: 0,
      mae: 0,
      rmse: 0,
      msle: 0,
      auc: 1,
      correlation: expect.closeTo(1, 12),
      activityLogLoss: null,
      logScore: null,
    });
    const nothing = Float64Array.of(0, 0, 0);
    expect(metricsOf({ expected: actual }, nothing, weight)).toMatchObject({
      bias: null,
      auc: null,
      correlation: null,
      capture: null,
    });
  });

  test("take a chance of 0 given to what came for one in a thousand million", () => {
    const { activityLogLoss } = metricsOf(
      { expected: Float64Array.of(1), active: Float64Array.of(0), logScore: Float64Array.of(-1) },
      Float64Array.of(1),
      Float64Array.of(1),
    );
    expect(activityLogLoss).toBeCloseTo(9 * Math.LN10, 9);
  });
});

test("tenths hold every customer and purchase once, and each expects more than the one before", () => {
  fc.assert(
    fc.property(rows, (all) => {
      const [forecast, actual, weight] = columns(all);
      const deciles = decilesOf(forecast, actual, weight);
      const total = metricsOf(forecast, actual, weight);
      const sum = (of: (decile: (typeof deciles)[number]) => number) =>
        deciles.reduce((all, decile) => all + of(decile), 0);
      expect(sum((d) => d.customers)).toBe(total.customers);
      expect(sum((d) => d.actual)).toBe(total.actual);
      expect(sum((d) => d.predicted)).toBeCloseTo(total.predicted, 9);
      const means = deciles.filter((d) => d.customers > 0).map((d) => d.predicted / d.customers);
      for (let i = 1; i < means.length; i++) expect(means[i]!).toBeGreaterThan(means[i - 1]! - 1e-9);
    }),
  );
});

test("information criteria take two, or the log of the customers, off for each parameter", () => {
  expect(informationCriteria(-100, 4, Math.E ** 3)).toEqual({ aic: 208, bic: expect.closeTo(212, 12) });
});
