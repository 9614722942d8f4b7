import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { bgNbd } from "../../../models/bg_nbd/bg_nbd.ts";
import { discountedPurchases, purchaseRate } from "../../../models/bg_nbd/discounted_purchases.ts";
import { expectedPurchases } from "../../../models/bg_nbd/expected_purchases.ts";
import { mbgNbd } from "../../../models/mbg_nbd/mbg_nbd.ts";
import { relativeError } from "../numeric/golden.ts";
import { golden, marketOf } from "./golden.ts";
import { simulate, single } from "./simulate.ts";

const A_TENTH_A_YEAR = Math.log(1.1) / 365;
const models = [
  ["BG/NBD", bgNbd, 0],
  ["MBG/NBD", mbgNbd, 1],
] as const;
const only = (column: Float64Array) => column[0]!;

describe("what a living customer will buy", () => {
  test("agrees with 40-digit values, discounted or not, where a is 1 and where a + b is under 1", () => {
    for (const [r, alpha, a, b, t, expected, discounted] of golden.markets) {
      const market = marketOf([r!, alpha!, a!, b!]);
      const name = JSON.stringify({ ...market, t });
      expect(relativeError(expectedPurchases(market, t!), expected!), name).toBeLessThan(2e-13);
      expect(relativeError(discountedPurchases(market, t!, 0), expected!), name).toBeLessThan(2e-13);
      if (typeof discounted !== "number") continue;
      expect(relativeError(discountedPurchases(market, t!, A_TENTH_A_YEAR), discounted), name).toBeLessThan(
        2e-13,
      );
    }
  });

  test("discounting is the sum over short slices of time", () => {
    const market = { r: 2.2, alpha: 90, a: 0.8, b: 4.4 };
    const slices = 20_000;
    let sum = 0;
    for (let i = 0; i < slices; i++) {
      const s = ((i + 0.5) * 365) / slices;
      sum += (365 / slices) * Math.exp(-A_TENTH_A_YEAR * s) * purchaseRate(market, s);
    }
    expect(relativeError(discountedPurchases(market, 365, A_TENTH_A_YEAR), sum)).toBeLessThan(1e-8);
  });
});

describe.each(models)("%s", (_, model, early) => {
  test("P(alive) and the chance of each count agree with 40-digit values", () => {
    for (const [r, alpha, a, b, x, recency, T, , bg, , mbg] of golden.histories) {
      const value = only(model.pAlive(marketOf([r!, alpha!, a!, b!]), single(x!, recency!, T!)));
      const expected = (early === 0 ? bg : mbg)!;
      // The odds are a power of r + x, so their last digits go with its logarithm
      expect(Math.abs(value - expected)).toBeLessThanOrEqual(1e-11 * expected);
    }
    for (const [r, alpha, a, b, t, n, bg, mbg] of golden.counts) {
      const value = model.purchaseCount(marketOf([r!, alpha!, a!, b!]), t!, n!);
      const expected = (early === 0 ? bg : mbg)!;
      expect(Math.abs(value - expected)).toBeLessThanOrEqual(1e-11 * expected + 1e-16);
    }
  });

  test("the chances of all counts add up to 1, and their mean is the expectation of a new customer", () => {
    const params = { r: 0.6, alpha: 20, a: 0.9, b: 1.8 };
    for (const t of [0, 1, 40, 400]) {
      let total = 0;
      let mean = 0;
      for (let n = 0; n < 2500; n++) {
        const chance = model.purchaseCount(params, t, n);
        total += chance;
        mean += n * chance;
      }
      expect(total).toBeCloseTo(1, 10);
      expect(mean).toBeCloseTo(model.expectedPurchases(params, t), 9);
    }
  });

  test("a new customer is a customer with an empty history", () => {
    const params = { r: 0.6, alpha: 20, a: 0.9, b: 1.8 };
    const fresh = single(0, 0, 0);
    expect(only(model.conditionalExpectedPurchases(params, fresh, [90])[0]!)).toBeCloseTo(
      model.expectedPurchases(params, 90),
      13,
    );
    expect(only(model.noPurchase(params, fresh, 90))).toBeCloseTo(model.purchaseCount(params, 90, 0), 13);
  });

  test("forecasts what 80,000 simulated customers go on to do, by how often they had bought", () => {
    const params = { r: 0.8, alpha: 60, a: 0.9, b: 2.2 };
    const horizon = 300;
    const { frame, alive, future } = simulate(params, early, {
      customers: 80_000,
      longest: 500,
      horizon,
      seed: "forecast",
    });
    const levels = [0.1, 0.5, 0.9];
    const [expected] = model.conditionalExpectedPurchases(params, frame, [horizon]);
    const [ifAlive] = model.expectedPurchasesIfAlive(params, frame, [horizon]);
    const pAlive = model.pAlive(params, frame);
    const quiet = model.noPurchase(params, frame, horizon);
    const discounted = model.discountedExpectedPurchases(params, frame, { horizon, discount: 0.003 });
    const next = model.nextPurchase(params, frame, levels);
    const nextIfAlive = model.nextPurchaseIfAlive(params, frame, levels);

    /** Mean difference between forecast and outcome, in its own standard errors. */
    const surprise = (rows: number[], difference: (i: number) => number) => {
      const mean = rows.reduce((sum, i) => sum + difference(i), 0) / rows.length;
      const variance = rows.reduce((sum, i) => sum + (difference(i) - mean) ** 2, 0) / rows.length;
      return Math.abs(mean) / Math.sqrt(variance / rows.length);
    };
    const groups = [0, 1, 2, 5].map((from, k, all) =>
      [...frame.frequency.keys()].filter(
        (i) => frame.frequency[i]! >= from && frame.frequency[i]! < (all[k + 1] ?? Number.POSITIVE_INFINITY),
      ),
    );
    for (const rows of groups) {
      expect(rows.length).toBeGreaterThan(2000);
      if (early === 1 || frame.frequency[rows[0]!]! > 0) {
        expect(surprise(rows, (i) => pAlive[i]! - alive[i]!)).toBeLessThan(4);
      }
      expect(surprise(rows, (i) => expected![i]! - future[i]!.length)).toBeLessThan(4);
      expect(surprise(rows, (i) => quiet[i]! - Number(future[i]!.length === 0))).toBeLessThan(4);
      const worth = (i: number) => future[i]!.reduce((sum, s) => sum + Math.exp(-0.003 * s), 0);
      expect(surprise(rows, (i) => discounted[i]! - worth(i))).toBeLessThan(4);
      const living = rows.filter((i) => alive[i] === 1);
      expect(surprise(living, (i) => ifAlive![i]! - future[i]!.length)).toBeLessThan(4);
      levels.forEach((level, k) => {
        const by = (i: number, quantile: number) =>
          level - Number((future[i]![0] ?? Number.POSITIVE_INFINITY) <= quantile);
        const within = rows.filter((i) => next[k]![i]! < horizon);
        if (within.length > 500) expect(surprise(within, (i) => by(i, next[k]![i]!))).toBeLessThan(4);
        const livingWithin = living.filter((i) => nextIfAlive[k]![i]! < horizon);
        if (livingWithin.length > 500) {
          expect(surprise(livingWithin, (i) => by(i, nextIfAlive[k]![i]!))).toBeLessThan(4);
        }
      });
    }
  });

  const shape = fc.double({ min: 0.01, max: 30, noNaN: true });
  const params = fc.record({
    r: shape,
    alpha: fc.double({ min: 0.5, max: 500, noNaN: true }),
    a: shape,
    b: shape,
  });
  const history = fc
    .record({
      x: fc.oneof(fc.nat(5), fc.nat(3000)),
      last: fc.double({ min: 0, max: 1, noNaN: true }),
      T: fc.oneof(fc.nat(10), fc.nat(10_957)),
    })
    .map(
      ({ x, last, T }) =>
        (T === 0 || x === 0 ? [0, 0, T] : [x, Math.round(last * T), T]) as [number, number, number],
    );

  test("every score of any possible history is finite and in its range", () => {
    fc.assert(
      fc.property(params, history, fc.integer({ min: 0, max: 3650 }), (market, [x, recency, T], horizon) => {
        const customer = single(x, recency, T);
        const alive = only(model.pAlive(market, customer));
        expect(alive >= 0 && alive <= 1).toBe(true);
        const [now, later] = model
          .conditionalExpectedPurchases(market, customer, [horizon, horizon + 30])
          .map(only);
        expect(now! >= 0 && Number.isFinite(later!)).toBe(true);
        expect(later!).toBeGreaterThanOrEqual(now! * (1 - 1e-12));
        const discounted = only(
          model.discountedExpectedPurchases(market, customer, { horizon, discount: A_TENTH_A_YEAR }),
        );
        expect(discounted >= 0 && discounted <= now! * (1 + 1e-12)).toBe(true);
        const quiet = only(model.noPurchase(market, customer, horizon));
        expect(quiet >= 0 && quiet <= 1).toBe(true);
        expect(1 - quiet).toBeLessThanOrEqual(now! * (1 + 1e-9) + 1e-12);
        const quantiles = model.nextPurchase(market, customer, [0.1, 0.5, 0.9]).map(only);
        quantiles.forEach((days, k) => {
          expect(days >= (quantiles[k - 1] ?? 0)).toBe(true);
          if (!Number.isFinite(days)) return;
          const level = [0.1, 0.5, 0.9][k]!;
          expect(1 - only(model.noPurchase(market, customer, days))).toBeCloseTo(level, 9);
        });
      }),
      { numRuns: 300, seed: 5 },
    );
  });

  test("the longer the silence, the lower P(alive) and the further off the next purchase", () => {
    fc.assert(
      fc.property(params, history, fc.integer({ min: 1, max: 1000 }), (market, [x, recency, T], more) => {
        fc.pre(x > 0);
        const before = single(x, recency, T);
        const after = single(x, recency, T + more);
        expect(only(model.pAlive(market, after))).toBeLessThanOrEqual(only(model.pAlive(market, before)));
        const next = (customer: typeof before) => only(model.nextPurchase(market, customer, [0.5])[0]!);
        expect(next(after)).toBeGreaterThanOrEqual(next(before));
      }),
      { seed: 5 },
    );
  });

  test("in another unit of time gives the same scores, and the order of customers changes none", () => {
    const market = { r: 0.7, alpha: 50, a: 0.8, b: 2.5 };
    const { frame } = simulate(market, early, { customers: 500, longest: 700, seed: "units" });
    const weeks = (t: number) => t / 7;
    const [days] = model.conditionalExpectedPurchases(market, frame, [90]);
    const [inWeeks] = model.conditionalExpectedPurchases(
      { ...market, alpha: market.alpha / 7 },
      { frequency: frame.frequency, recency: frame.recency.map(weeks), T: frame.T.map(weeks) },
      [90 / 7],
    );
    days!.forEach((value, i) => {
      expect(relativeError(inWeeks![i]!, value)).toBeLessThan(1e-10);
    });
    const backwards = (column: Float64Array) => column.slice().reverse();
    const turned = model.conditionalExpectedPurchases(
      market,
      { frequency: backwards(frame.frequency), recency: backwards(frame.recency), T: backwards(frame.T) },
      [90],
    );
    expect(backwards(turned[0]!)).toEqual(days);
  });

  test("the gap after the last purchase is judged as it was known then", () => {
    const market = { r: 0.7, alpha: 50, a: 0.8, b: 2.5 };
    const [median] = model.gap(market, single(4, 80, 400), [0.5]);
    const [atTheTime] = model.nextPurchaseIfAlive(market, single(4, 80, 80), [0.5]);
    expect(only(median!)).toBe(only(atTheTime!));
    expect(only(median!)).toBeCloseTo(130 * (2 ** (1 / 4.7) - 1), 10);
  });
});

test("BG/NBD takes every one-time buyer for alive, MBG/NBD does not", () => {
  const market = { r: 0.25, alpha: 30, a: 0.8, b: 2.4 };
  expect(only(bgNbd.pAlive(market, single(0, 0, 700)))).toBe(1);
  expect(only(mbgNbd.pAlive(market, single(0, 0, 700)))).toBeLessThan(0.65);
  expect(only(bgNbd.nextPurchase(market, single(0, 0, 700), [0.5])[0]!)).toBeGreaterThan(700);
  expect(only(mbgNbd.nextPurchase(market, single(0, 0, 700), [0.9])[0]!)).toBe(Number.POSITIVE_INFINITY);
});
