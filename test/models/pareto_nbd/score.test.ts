import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { countDistribution } from "../../../models/pareto_nbd/counts_if_alive.ts";
import { marketOfAlive } from "../../../models/pareto_nbd/params.ts";
import { paretoNbd as model } from "../../../models/pareto_nbd/pareto_nbd.ts";
import { relativeError } from "../numeric/golden.ts";
import { golden, marketOf, single } from "./golden.ts";
import { simulate } from "./simulate.ts";

const only = (column: Float64Array) => column[0]!;
const DISCOUNT = 0.0027;

describe("what Pareto/NBD says of a customer", () => {
  test("agrees with 60-digit values: P(alive), expected purchases, discounted or not, and the next purchase", () => {
    for (const row of golden.histories) {
      const [x, recency, T, , alive, expected, discounted, residual, within] = row.slice(4);
      const market = marketOf(row);
      const customer = single(x!, recency!, T!);
      const name = JSON.stringify(row.slice(0, 7));
      const near = (value: number, golden: number) => {
        // Below the smallest double there is only 0
        if (golden < 1e-300) expect(value, name).toBeLessThan(1e-300);
        else expect(relativeError(value, golden), name).toBeLessThan(1e-10);
      };
      near(only(model.pAlive(market, customer)), alive!);
      near(only(model.conditionalExpectedPurchases(market, customer, [90])[0]!), expected!);
      const worth = (horizon: number) =>
        only(model.discountedExpectedPurchases(market, customer, { horizon, discount: DISCOUNT }));
      near(worth(90), discounted!);
      near(worth(Number.POSITIVE_INFINITY), residual!);
      expect(Math.abs(1 - alive! * within! - only(model.noPurchase(market, customer, 90)))).toBeLessThan(
        1e-13,
      );
    }
  });

  test("the chance of each count agrees with quadrature over the time of leaving, down to e^-600", () => {
    for (const row of golden.counts) {
      const [t, n, expected] = row.slice(4);
      const market = marketOf(row);
      expect(relativeError(model.purchaseCount(market, t!, n!), expected!)).toBeLessThan(1e-11);
      const counts = countDistribution(market, t!);
      expect(Math.abs((counts[n!] ?? 0) - expected!)).toBeLessThan(n! < counts.length ? 1e-13 : 1e-7);
    }
  });

  test("the chances of all counts add up to 1, and their mean is the expectation, from no time to 20,000 purchases", () => {
    for (const [x, T, t] of [
      [0, 0, 0],
      [0, 0, 365],
      [3, 200, 365],
      [250, 700, 365],
      [10_000, 300, 600],
    ]) {
      const market = marketOfAlive({ r: 0.6, alpha: 20, s: 0.9, beta: 80 }, x!, T!);
      const counts = countDistribution(market, t!);
      const total = counts.reduce((sum, p) => sum + p, 0);
      expect(1 - total).toBeLessThan(1e-7);
      expect(1 - total).toBeGreaterThan(-1e-11);
      const mean = counts.reduce((sum, p, n) => sum + n * p, 0);
      expect(relativeError(mean, model.expectedPurchases(market, t!))).toBeLessThan(2e-5);
      for (const n of [0, 1, 7, counts.length >> 1, counts.length - 1]) {
        if (n >= counts.length) continue;
        expect(Math.abs(counts[n]! - model.purchaseCount(market, t!, n))).toBeLessThan(1e-13);
      }
    }
  });

  test("a new customer is a customer with an empty history", () => {
    const params = { r: 0.6, alpha: 20, s: 0.9, beta: 80 };
    const fresh = single(0, 0, 0);
    expect(only(model.pAlive(params, fresh))).toBe(1);
    expect(only(model.conditionalExpectedPurchases(params, fresh, [90])[0]!)).toBeCloseTo(
      model.expectedPurchases(params, 90),
      13,
    );
    expect(only(model.noPurchase(params, fresh, 90))).toBeCloseTo(model.purchaseCount(params, 90, 0), 13);
  });

  test("the removable singularity at s = 1 is none, and equal alpha and beta are no special case", () => {
    const at = (s: number, beta: number) => {
      const params = { r: 0.6, alpha: 20, s, beta };
      const customer = single(3, 60, 90);
      return [
        model.expectedPurchases(params, 500),
        only(model.pAlive(params, customer)),
        only(model.discountedExpectedPurchases(params, customer, { horizon: 500, discount: 0.001 })),
        only(model.nextPurchaseIfAlive(params, customer, [0.5])[0]!),
      ];
    };
    for (const [s, beta] of [
      [1, 30],
      [0.7, 20],
    ] as const) {
      at(s, beta).forEach((value, i) => {
        for (const near of [at(s + 1e-9, beta), at(s, beta * (1 + 1e-9))]) {
          expect(relativeError(near[i]!, value)).toBeLessThan(1e-8);
        }
      });
    }
  });

  test("more purchases than memory holds are refused, not cut short", () => {
    const market = { r: 5, alpha: 1e-9, s: 3, beta: 1e10 };
    expect(() => countDistribution(market, 365)).toThrow("more purchases than can be told apart");
    expect(() => countDistribution(market, Number.POSITIVE_INFINITY)).toThrow("horizon without an end");
  });

  test("all time to come needs a discount", () => {
    const params = { r: 0.6, alpha: 20, s: 0.9, beta: 80 };
    const forever = { horizon: Number.POSITIVE_INFINITY, discount: 0 };
    expect(() => model.discountedExpectedPurchases(params, single(3, 60, 90), forever)).toThrow(
      "all time to come needs a discount above 0: 0; give a rate or a horizon",
    );
  });

  test("forecasts what 40,000 simulated customers go on to do, by how often they had bought", () => {
    const params = { r: 0.8, alpha: 60, s: 0.9, beta: 200 };
    const horizon = 300;
    const { frame, alive, future } = simulate(params, {
      customers: 40_000,
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
      expect(rows.length).toBeGreaterThan(1500);
      const within = (day: number, i: number) => Number((future[i]![0] ?? Number.POSITIVE_INFINITY) <= day);
      expect(surprise(rows, (i) => pAlive[i]! - alive[i]!)).toBeLessThan(4);
      expect(surprise(rows, (i) => expected![i]! - future[i]!.length)).toBeLessThan(4);
      expect(surprise(rows, (i) => quiet[i]! - Number(future[i]!.length === 0))).toBeLessThan(4);
      const worth = (i: number) => future[i]!.reduce((sum, s) => sum + Math.exp(-0.003 * s), 0);
      expect(surprise(rows, (i) => discounted[i]! - worth(i))).toBeLessThan(4);
      const living = rows.filter((i) => alive[i] === 1);
      expect(surprise(living, (i) => ifAlive![i]! - future[i]!.length)).toBeLessThan(4);
      levels.forEach((level, k) => {
        const early = rows.filter((i) => next[k]![i]! < horizon);
        if (early.length > 500) {
          expect(surprise(early, (i) => level - within(next[k]![i]!, i))).toBeLessThan(4);
        }
        const earlyLiving = living.filter((i) => nextIfAlive[k]![i]! < horizon);
        if (earlyLiving.length > 500) {
          expect(surprise(earlyLiving, (i) => level - within(nextIfAlive[k]![i]!, i))).toBeLessThan(4);
        }
      });
    }
  });

  const shape = fc.double({ min: 0.01, max: 100, noNaN: true });
  const rate = fc.double({ min: -9, max: 9, noNaN: true }).map((log) => 10 ** log);
  const params = fc.record({ r: shape, alpha: rate, s: shape, beta: rate });
  const history = fc
    .record({
      x: fc.oneof(fc.nat(5), fc.nat(10_000)),
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
        expect(Number.isFinite(only(model.logLikelihood(market, customer)))).toBe(true);
        const alive = only(model.pAlive(market, customer));
        expect(alive >= 0 && alive <= 1).toBe(true);
        const [soon, later] = model.pAliveAfter(market, customer, [0, horizon]).map(only);
        expect(soon).toBe(alive);
        expect(later! >= 0 && later! <= alive).toBe(true);
        const [now, then] = model
          .conditionalExpectedPurchases(market, customer, [horizon, horizon + 30])
          .map(only);
        expect(now! >= 0 && Number.isFinite(then!)).toBe(true);
        expect(then!).toBeGreaterThanOrEqual(now! * (1 - 1e-12));
        const worth = (until: number) =>
          only(model.discountedExpectedPurchases(market, customer, { horizon: until, discount: 0.0003 }));
        expect(worth(horizon) >= 0 && worth(horizon) <= now! * (1 + 1e-12)).toBe(true);
        expect(worth(Number.POSITIVE_INFINITY)).toBeGreaterThanOrEqual(worth(horizon) * (1 - 1e-12));
        const quiet = only(model.noPurchase(market, customer, horizon));
        expect(quiet >= 0 && quiet <= 1).toBe(true);
        expect(1 - quiet).toBeLessThanOrEqual(now! * (1 + 1e-9) + 1e-12);
        const quantiles = model.nextPurchase(market, customer, [0.1, 0.5, 0.9]).map(only);
        quantiles.forEach((days, k) => {
          expect(days >= (quantiles[k - 1] ?? 0)).toBe(true);
          if (!(days < 1e15)) return;
          expect(1 - only(model.noPurchase(market, customer, days))).toBeCloseTo([0.1, 0.5, 0.9][k]!, 9);
        });
        const gap = only(model.gap(market, customer, [0.9])[0]!);
        expect(gap > 0).toBe(true);
      }),
      { numRuns: 300, seed: 5 },
    );
  });

  test("the longer the silence, the lower P(alive)", () => {
    fc.assert(
      fc.property(params, history, fc.integer({ min: 1, max: 1000 }), (market, [x, recency, T], more) => {
        const before = only(model.pAlive(market, single(x, recency, T)));
        const after = only(model.pAlive(market, single(x, recency, T + more)));
        expect(after).toBeLessThanOrEqual(before * (1 + 1e-12));
      }),
      { seed: 5 },
    );
  });

  test("in another unit of time gives the same scores, and the order of customers changes none", () => {
    const market = { r: 0.7, alpha: 50, s: 0.8, beta: 150 };
    const { frame } = simulate(market, { customers: 500, longest: 700, seed: "units" });
    const weeks = (t: number) => t / 7;
    const [days] = model.conditionalExpectedPurchases(market, frame, [90]);
    const [inWeeks] = model.conditionalExpectedPurchases(
      { ...market, alpha: market.alpha / 7, beta: market.beta / 7 },
      { frequency: frame.frequency, recency: frame.recency.map(weeks), T: frame.T.map(weeks) },
      [90 / 7],
    );
    days!.forEach((value, i) => {
      expect(relativeError(inWeeks![i]!, value)).toBeLessThan(1e-11);
    });
    const backwards = (column: Float64Array) => column.slice().reverse();
    const turned = model.conditionalExpectedPurchases(
      market,
      { frequency: backwards(frame.frequency), recency: backwards(frame.recency), T: backwards(frame.T) },
      [90],
    );
    expect(backwards(turned[0]!)).toEqual(days);
  });

  test("the gap after the last purchase is that of a customer who stays, as known at that purchase", () => {
    const market = { r: 0.7, alpha: 50, s: 0.8, beta: 150 };
    expect(only(model.gap(market, single(4, 80, 400), [0.5])[0]!)).toBeCloseTo(
      130 * (2 ** (1 / 4.7) - 1),
      10,
    );
  });
});
