import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { random } from "../../../ingest/random.ts";
import { bgNbd } from "../../../models/bg_nbd/bg_nbd.ts";
import { mbgNbd } from "../../../models/mbg_nbd/mbg_nbd.ts";
import type { TransactionFrame } from "../../../models/purchases/frame.ts";
import { relativeError } from "../numeric/golden.ts";
import { simulate, single } from "./simulate.ts";

const models = [
  ["BG/NBD", bgNbd, 0],
  ["MBG/NBD", mbgNbd, 1],
] as const;
const names = ["r", "alpha", "a", "b"] as const;
const market = { r: 0.7, alpha: 50, a: 0.8, b: 2.5 };
const only = (column: Float64Array) => column[0]!;

function fitted(fit: ReturnType<typeof bgNbd.fit>) {
  if (fit.state === "refused") throw new Error(fit.reason);
  return fit;
}

describe.each(models)("%s as a model of purchases", (_, model, early) => {
  test("of customers who live by it, four estimates are within three standard errors in 95 of 100 seeds", () => {
    const within: Record<string, number> = {};
    for (let seed = 0; seed < 100; seed++) {
      const { frame } = simulate(market, early, { customers: 1000, longest: 700, seed: `sample ${seed}` });
      const { params, logStandardErrors } = fitted(model.fit(frame));
      for (const name of names) {
        const error = logStandardErrors[name];
        const isWithin = error !== null && Math.abs(Math.log(params[name] / market[name])) < 3 * error;
        within[name] = (within[name] ?? 0) + (isWithin ? 1 : 0);
      }
    }
    for (const name of names) expect(within[name], name).toBeGreaterThanOrEqual(95);
  });

  test("the middle 80 % of its forecasts holds 80 % of what 20,000 simulated customers go on to buy", () => {
    const horizon = 200;
    const { frame, future } = simulate(market, early, {
      customers: 20_000,
      longest: 600,
      horizon,
      seed: "later",
    });
    const whole = { ...frame, T: frame.T.map(Math.ceil) };
    const alive = model.pAlive(market, whole);
    const counts = model.countsIfAlive(market, whole, horizon);
    const listed = new Map<number, Float64Array>();
    const chance = random("between");
    let within = 0;
    const tenths = new Float64Array(10);
    alive.forEach((p, i) => {
      const group = counts.index[i]!;
      const known = listed.get(group) ?? counts.of(group);
      listed.set(group, known);
      const n = future[i]!.length;
      let below = n > 0 ? 1 - p : 0;
      for (let k = 0; k < n; k++) below += p * known[k]!;
      // Counts jump, so a place is drawn within the jump: right forecasts make it uniform
      const jump = p * known[n]! + (n === 0 ? 1 - p : 0);
      const place = below + chance.uniform() * jump;
      if (place >= 0.1 && place <= 0.9) within += 1;
      tenths[Math.min(9, Math.floor(10 * place))]! += 1;
    });
    expect(Math.abs(within / alive.length - 0.8)).toBeLessThan(0.03);
    for (const tenth of tenths) expect(Math.abs(tenth / alive.length - 0.1)).toBeLessThan(0.012);
  });

  const shape = fc.double({ min: 0.05, max: 20, noNaN: true });
  const markets = fc.record({
    r: shape,
    alpha: fc.double({ min: 2, max: 400, noNaN: true }),
    a: shape,
    b: shape,
  });
  const histories = fc
    .tuple(
      fc.oneof(fc.nat(5), fc.nat(800)),
      fc.double({ min: 0, max: 1, noNaN: true }),
      fc.integer({ min: 1, max: 4000 }),
    )
    .map(([x, last, T]) => single(x, x === 0 ? 0 : last * T, T));

  test("the chances of the counts add up to 1, their mean is the expectation, and none is no purchase", () => {
    fc.assert(
      fc.property(markets, histories, fc.integer({ min: 1, max: 1000 }), (params, customer, horizon) => {
        const { index, groups, of } = model.countsIfAlive(params, customer, horizon);
        expect([index[0], groups]).toEqual([0, 1]);
        const counts = of(0);
        const total = counts.reduce((sum, p) => sum + p, 0);
        expect(counts.every((p) => p >= 0 && p <= 1)).toBe(true);
        expect(total).toBeGreaterThan(1 - 1.01e-7);
        expect(total).toBeLessThan(1 + 1e-9);
        const mean = counts.reduce((sum, p, n) => sum + n * p, 0);
        const expected = only(model.expectedPurchasesIfAlive(params, customer, [horizon])[0]!);
        expect(mean).toBeLessThan(expected * (1 + 1e-9));
        // What is left out has a mean of its own
        expect(expected - mean).toBeLessThan(1e-6 * (counts.length + 100) + 1e-4 * expected);
        const alive = only(model.pAlive(params, customer));
        const quiet = only(model.noPurchase(params, customer, horizon));
        expect(quiet).toBeCloseTo(1 - alive * (1 - counts[0]!), 10);
      }),
      { numRuns: 200, seed: 3 },
    );
  });

  test("P(alive) after a time falls from P(alive), and is what simulated customers show", () => {
    fc.assert(
      fc.property(markets, histories, fc.integer({ min: 1, max: 2000 }), (params, customer, t) => {
        const [now, then, later] = model.pAliveAfter(params, customer, [0, t, 2 * t]).map(only);
        expect(now).toBeCloseTo(only(model.pAlive(params, customer)), 12);
        expect(then!).toBeLessThanOrEqual(now! * (1 + 1e-12));
        expect(later!).toBeLessThanOrEqual(then! * (1 + 1e-12));
        expect(later!).toBeGreaterThanOrEqual(0);
      }),
      { numRuns: 200, seed: 4 },
    );
    const aged = simulateTo(400, early);
    const [alive] = model.pAliveAfter(market, single(0, 0, 0), [400]);
    expect(Math.abs(aged - only(alive!))).toBeLessThan(4 * Math.sqrt(0.25 / 30_000));
  });

  test("for ever is the limit of long horizons, and needs a discount", () => {
    const customer = single(3, 200, 300);
    const endless = only(
      model.discountedExpectedPurchases(market, customer, {
        horizon: Number.POSITIVE_INFINITY,
        discount: 1e-3,
      }),
    );
    const long = only(
      model.discountedExpectedPurchases(market, customer, { horizon: 30_000, discount: 1e-3 }),
    );
    expect(relativeError(long, endless)).toBeLessThan(1e-12);
    expect(
      only(model.discountedExpectedPurchases(market, customer, { horizon: 3000, discount: 1e-3 })),
    ).toBeLessThan(endless);
    const free = { horizon: Number.POSITIVE_INFINITY, discount: 0 };
    expect(() => model.discountedExpectedPurchases(market, customer, free)).toThrow(
      "an endless horizon needs a discount above 0: 0",
    );
  });

  test("the rows' log-likelihoods, times their weights, add up to the fit's", () => {
    const { frame } = simulate(market, early, { customers: 800, longest: 700, seed: "rows" });
    const weight = frame.T.map((_, i) => 1 + (i % 3));
    const fit = fitted(model.fit({ ...frame, weight }));
    const rows = model.logLikelihood(fit.params, { ...frame, weight });
    expect(
      relativeError(
        rows.reduce((sum, value, i) => sum + weight[i]! * value, 0),
        fit.logLikelihood,
      ),
    ).toBeLessThan(1e-11);
    const halves = fitted(
      model.fit({ ...twice(frame), weight: Float64Array.from([...weight, ...weight], (w) => w / 2) }),
    );
    for (const name of names) expect(relativeError(halves.params[name], fit.params[name])).toBeLessThan(1e-7);
    expect(relativeError(halves.logLikelihood, fit.logLikelihood)).toBeLessThan(1e-12);
  });

  test("a score does not depend on who else is scored, nor in what order", () => {
    const { frame } = simulate(market, early, { customers: 3000, longest: 700, seed: "others" });
    const order = random("order").shuffle([...frame.T.keys()]);
    const days = { ...frame, recency: frame.recency.map(Math.floor), T: frame.T.map(Math.floor) };
    const pick = (column: Float64Array, rows: readonly number[]) =>
      Float64Array.from(rows, (i) => column[i]!);
    const rowsOf = (rows: readonly number[]): TransactionFrame => ({
      frequency: pick(days.frequency, rows),
      recency: pick(days.recency, rows),
      T: pick(days.T, rows),
    });
    const questions = (customers: TransactionFrame) => [
      ...model.conditionalExpectedPurchases(market, customers, [30, 365]),
      ...model.pAliveAfter(market, customers, [365]),
      model.discountedExpectedPurchases(market, customers, { horizon: 365, discount: 3e-4 }),
    ];
    const all = questions(days);
    questions(rowsOf(order)).forEach((column, k) => {
      expect(column).toEqual(pick(all[k]!, order));
    });
    for (let i = 0; i < 40; i++) {
      questions(rowsOf([i])).forEach((column, k) => {
        expect(relativeError(only(column), all[k]![i]!)).toBeLessThan(1e-11);
      });
    }
  });

  test("any customers at all have scores in their range, or an error that says why", () => {
    const rows = [
      [0, 0, 0],
      [0, 0, 10_957],
      [1, 0, 0],
      [1, 1, 1],
      [10_000, 10_957, 10_957],
      [10_000, 5, 10_957],
      [3, 1e-9, 1e9],
    ];
    const fits = [market, { r: 1e-5, alpha: 1e-6, a: 1e-5, b: 1e5 }, { r: 1e4, alpha: 1e9, a: 1e4, b: 1e-5 }];
    for (const params of fits) {
      for (const [x, recency, T] of rows) {
        const customer = single(x!, recency!, T!);
        const name = JSON.stringify({ ...params, x, recency, T });
        const alive = only(model.pAlive(params, customer));
        expect(alive >= 0 && alive <= 1, name).toBe(true);
        expect(Number.isFinite(only(model.logLikelihood(params, customer))), name).toBe(true);
        for (const column of model.conditionalExpectedPurchases(params, customer, [0, 1, 365])) {
          expect(only(column) >= 0 && Number.isFinite(only(column)), name).toBe(true);
        }
        const dert = only(
          model.discountedExpectedPurchases(params, customer, {
            horizon: Number.POSITIVE_INFINITY,
            discount: 3e-4,
          }),
        );
        expect(dert >= 0 && Number.isFinite(dert), name).toBe(true);
        const after = only(model.pAliveAfter(params, customer, [365])[0]!);
        expect(after >= 0 && after <= alive * (1 + 1e-9), name).toBe(true);
        let total = 1;
        try {
          total = model
            .countsIfAlive(params, customer, 90)
            .of(0)
            .reduce((sum, p) => sum + p, 0);
        } catch (error) {
          expect(String(error), name).toContain("too many counts to list");
        }
        expect(Math.abs(total - 1), name).toBeLessThan(1.1e-7);
      }
    }
  });
});

describe.each(models)("%s of few customers, drawn towards the usual market", (_, model, early) => {
  const few = (seed: number, customers = 40) =>
    simulate(market, early, { customers, longest: 700, seed: `few ${seed}` }).frame;

  test("is finite and inside every bound where the likelihood alone runs to one", () => {
    let ranOff = 0;
    let covered = 0;
    for (let seed = 0; seed < 60; seed++) {
      const frame = few(seed);
      const alone = model.fit(frame);
      if (alone.state === "refused" || alone.atBound.length > 0) ranOff += 1;
      const fit = fitted(model.fit(frame, { isShrunk: true }));
      expect(fit.convergence).toBe("converged");
      for (const name of names) {
        const error = fit.logStandardErrors[name]!;
        expect(error).toBeGreaterThan(0.1);
        expect(error).toBeLessThan(2);
        if (Math.abs(Math.log(fit.params[name] / market[name])) < 1.96 * error) covered += 1;
      }
    }
    expect(ranOff).toBeGreaterThan(3);
    // Nine tenths of the nominal 95 % intervals would do; a prior narrower than the truth would fail it
    expect(covered / 240).toBeGreaterThan(0.9);
  });

  test("in another unit of time is the same, and of many customers is the maximum of the likelihood", () => {
    const frame = few(1);
    const weeks = { ...frame, recency: frame.recency.map((t) => t / 7), T: frame.T.map((t) => t / 7) };
    const [inDays, inWeeks] = [frame, weeks].map((rows) => fitted(model.fit(rows, { isShrunk: true })));
    expect(relativeError(inWeeks!.params.alpha * 7, inDays!.params.alpha)).toBeLessThan(1e-7);
    for (const name of ["r", "a", "b"] as const) {
      expect(relativeError(inWeeks!.params[name], inDays!.params[name])).toBeLessThan(1e-7);
    }
    const many = few(2, 40_000);
    const [shrunk, alone] = [true, false].map((isShrunk) => fitted(model.fit(many, { isShrunk })));
    for (const name of names) {
      const off = Math.abs(Math.log(shrunk!.params[name] / alone!.params[name]));
      expect(off).toBeLessThan(0.1 * alone!.logStandardErrors[name]!);
    }
    expect(shrunk!.logLikelihood).toBeLessThanOrEqual(alone!.logLikelihood);
  });

  test("of one-time buyers only, of one customer or of equal ones is an answer; of nobody or no time a refusal", () => {
    const repeated = (x: number, recency: number, T: number, n: number): TransactionFrame => ({
      frequency: new Float64Array(n).fill(x),
      recency: new Float64Array(n).fill(recency),
      T: new Float64Array(n).fill(T),
    });
    for (const frame of [
      repeated(0, 0, 300, 200),
      single(3, 200, 300),
      repeated(4, 250, 300, 400),
      repeated(10_000, 10_900, 10_957, 5),
    ]) {
      const fit = fitted(model.fit(frame, { isShrunk: true }));
      expect(fit.convergence.startsWith("converged")).toBe(true);
      for (const name of names) expect(Number.isFinite(fit.params[name]) && fit.params[name] > 0).toBe(true);
    }
    expect(model.fit(repeated(0, 0, 0, 9), { isShrunk: true })).toEqual({
      state: "refused",
      reason: "no time observed: every T is 0",
    });
    expect(model.fit(repeated(0, 0, 0, 0), { isShrunk: true })).toEqual({
      state: "refused",
      reason: "no customers",
    });
  });
});

const twice = (frame: TransactionFrame): TransactionFrame => {
  const double = (column: Float64Array) => Float64Array.from([...column, ...column]);
  return { frequency: double(frame.frequency), recency: double(frame.recency), T: double(frame.T) };
};

/** The share of new customers who are alive at the age. */
function simulateTo(age: number, early: 0 | 1): number {
  const chance = random("ageing");
  let alive = 0;
  const customers = 30_000;
  for (let i = 0; i < customers; i++) {
    const rate = chance.gamma(market.r, market.alpha);
    const dropout = chance.beta(market.a, market.b);
    let isAlive = !(early === 1 && chance.uniform() < dropout);
    for (let t = chance.exponential(rate); isAlive && t <= age; t += chance.exponential(rate)) {
      isAlive = chance.uniform() >= dropout;
    }
    alive += Number(isAlive);
  }
  return alive / customers;
}
