import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { random } from "../../../ingest/random.ts";
import { bgNbd } from "../../../models/bg_nbd/bg_nbd.ts";
import { expectedSpend } from "../../../models/gamma_gamma/expected_spend.ts";
import { spendPosterior } from "../../../models/gamma_gamma/posterior.ts";
import { purchaseQuantiles } from "../../../models/interval/purchase_quantiles.ts";
import { spendQuantiles } from "../../../models/interval/spend_quantiles.ts";
import { mbgNbd } from "../../../models/mbg_nbd/mbg_nbd.ts";
import { incompleteBeta } from "../../../models/numeric/incomplete_beta.ts";
import type { CountsIfAlive } from "../../../models/purchase_model.ts";
import type { TransactionFrame } from "../../../models/purchases/frame.ts";
import { simulate } from "../bg_nbd/simulate.ts";

const spending = { p: 5, q: 3.6, v: 30 };
const purchasing = { r: 0.8, alpha: 40, a: 0.9, b: 2.8 };
const horizon = 365;

/** One group whose counts are given. */
const given = (...chances: number[]): CountsIfAlive => ({
  index: new Uint32Array(1),
  groups: 1,
  of: () => Float64Array.from(chances),
});
const one = (value: number) => Float64Array.of(value);

describe("percentiles of purchases, by hand", () => {
  // Alive with 0.8; then 0, 1, 2, 3 purchases with 0.25 each: P(N <= n) = 0.4, 0.6, 0.8, 1
  test.each([
    [0.1, 0],
    [0.39, 0],
    [0.41, 1],
    [0.59, 1],
    [0.61, 2],
    [0.9, 3],
  ])("the %d quantile is %d", (level, n) => {
    expect(purchaseQuantiles(one(0.8), given(0.25, 0.25, 0.25, 0.25), [level])[0]![0]).toBe(n);
  });

  test("are 0 for a customer who has gone", () => {
    const quantiles = purchaseQuantiles(one(0), given(0, 0.5, 0.5), [0.1, 0.5, 0.9]);
    expect(quantiles.map((column) => column[0])).toEqual([0, 0, 0]);
  });
});

describe("percentiles of spend, by hand", () => {
  // One purchase for certain of one who spends Gamma(1, nu), nu ~ Gamma(2, 10): P(sum <= z) = 1 - (10 / (10 + z))^2
  test.each([0.1, 0.5, 0.9])("the %d quantile of a single purchase is Lomax's", (level) => {
    const posterior = { p: 1, shape: one(2), scale: one(10) };
    const [found] = spendQuantiles(one(1), given(0, 1), posterior, [level]);
    expect(found![0]).toBeCloseTo(10 * ((1 - level) ** -0.5 - 1), 2);
  });

  test("of a customer who may have gone are those of a higher chance, until they are 0", () => {
    const posterior = { p: 1, shape: one(2), scale: one(10) };
    const at = (pAlive: number, level: number) =>
      spendQuantiles(one(pAlive), given(0, 1), posterior, [level])[0]![0]!;
    expect(at(0.8, 0.9)).toBeCloseTo(at(1, 0.875), 3);
    expect(at(0.8, 0.1)).toBe(0);
  });
});

/** Customers with histories and purses by the models' own story, and what they go on to spend. */
function market(customers: number, seed: string) {
  const chance = random(`${seed} purses`);
  const simulated = simulate(purchasing, 1, { customers, longest: 700, horizon, seed });
  const { frequency } = simulated.frame;
  const purse = frequency.map(() => chance.gamma(spending.q, spending.v));
  const monetary = frequency.map((x, i) =>
    x === 0 ? Number.NaN : chance.gamma(spending.p * x, purse[i]! * x),
  );
  const spent = frequency.map((_, i) =>
    simulated.future[i]!.reduce((sum) => sum + chance.gamma(spending.p, purse[i]!), 0),
  );
  return { ...simulated, monetary, spent, purse };
}

function quantilesOf(frame: TransactionFrame, monetary: Float64Array, levels = [0.1, 0.5, 0.9]) {
  const pAlive = mbgNbd.pAlive(purchasing, frame);
  const counts = mbgNbd.countsIfAlive(purchasing, frame, horizon);
  const posterior = spendPosterior(spending, { frequency: frame.frequency, monetary });
  return {
    pAlive,
    counts,
    posterior,
    orders: purchaseQuantiles(pAlive, counts, levels),
    spend: spendQuantiles(pAlive, counts, posterior, levels),
  };
}

describe("a company whose customers follow the models", () => {
  const customers = 20_000;
  const { frame, future, monetary, spent } = market(customers, "held out");
  const levels = [0.1, 0.25, 0.5, 0.75, 0.9];
  const { pAlive, counts, posterior, orders, spend } = quantilesOf(frame, monetary, levels);
  const bought = Float64Array.from(future, (each) => each.length);
  const below = (outcome: Float64Array, quantile: Float64Array, or: number) =>
    outcome.reduce((sum, value, i) => {
      const at = quantile[i]!;
      return sum + (value < at ? 1 : value === at ? or : 0);
    }, 0) / outcome.length;

  test("makes no more purchases than the percentile with at least its chance, and fewer with less", () => {
    levels.forEach((level, k) => {
      expect(below(bought, orders[k]!, 1)).toBeGreaterThan(level - 0.01);
      expect(below(bought, orders[k]!, 0)).toBeLessThan(level + 0.01);
    });
  });

  test("stays between P10 and P90 in eight of ten customers, 3 points at most beside, where neither is 0", () => {
    const rows = [...spent.keys()].filter((i) => spend[0]![i]! > 0);
    expect(rows.length).toBeGreaterThan(500);
    const inside = rows.filter((i) => spent[i]! >= spend[0]![i]! && spent[i]! <= spend.at(-1)![i]!).length;
    expect(Math.abs(inside / rows.length - 0.8)).toBeLessThan(0.03);
  });

  test("spends no more than the P90 in nine of ten customers, whoever they are", () => {
    expect(Math.abs(below(spent, spend.at(-1)!, 1) - 0.9)).toBeLessThan(
      0.03 + spent.reduce((sum, _, i) => sum + (spend.at(-1)![i] === 0 ? 1 : 0), 0) / customers,
    );
    const rows = [...spent.keys()].filter((i) => spend.at(-1)![i]! > 0);
    const under = rows.filter((i) => spent[i]! <= spend.at(-1)![i]!).length;
    expect(Math.abs(under / rows.length - 0.9)).toBeLessThan(0.01);
  });

  test("has percentiles whose chance is theirs within 1e-4 by the exact mixture", () => {
    let checked = 0;
    for (let i = 0; i < customers; i += 97) {
      const chances = counts.of(counts.index[i]!);
      levels.forEach((level, k) => {
        const z = spend[k]![i]! / posterior.scale[i]!;
        let chance = 1 - pAlive[i]! + pAlive[i]! * chances[0]!;
        if (z === 0) {
          expect(chance).toBeGreaterThan(level - 1e-9);
          return;
        }
        for (let n = 1; n < chances.length; n++) {
          const { lower } = incompleteBeta(posterior.p * n, posterior.shape[i]!, z / (1 + z), 1 / (1 + z));
          chance += pAlive[i]! * chances[n]! * lower;
        }
        checked += 1;
        expect(Math.abs(chance - level)).toBeLessThan(1e-4);
      });
    }
    expect(checked).toBeGreaterThan(100);
  });
});

test("discounting every purchase instead of the total moves the percentiles by little", () => {
  const chance = random("discount");
  const frame = {
    frequency: Float64Array.of(12),
    recency: Float64Array.of(350),
    T: Float64Array.of(360),
  };
  const monetary = Float64Array.of(40);
  const discount = Math.log1p(0.1) / 365;
  const { spend, posterior } = quantilesOf(frame, monetary, [0.1, 0.9]);
  const ratio =
    mbgNbd.discountedExpectedPurchases(purchasing, frame, { horizon, discount })[0]! /
    mbgNbd.conditionalExpectedPurchases(purchasing, frame, [horizon])[0]![0]!;
  const totals = Float64Array.from({ length: 40_000 }, () => {
    const alive = chance.uniform() < mbgNbd.pAlive(purchasing, frame)[0]!;
    const rate = chance.gamma(purchasing.r + 12, purchasing.alpha + 360);
    const dropout = chance.beta(purchasing.a, purchasing.b + 13);
    const purse = chance.gamma(posterior.shape[0]!, posterior.scale[0]!);
    let total = 0;
    if (!alive) return total;
    for (let t = chance.exponential(rate); t <= horizon; t += chance.exponential(rate)) {
      total += chance.gamma(spending.p, purse) * Math.exp(-discount * t);
      if (chance.uniform() < dropout) break;
    }
    return total;
  }).sort();
  // Who buys little has often left early, and early purchases lose less than the mean: P10 is a little too low
  const low = (ratio * spend[0]![0]!) / totals[4_000]!;
  expect(low).toBeGreaterThan(0.94);
  expect(low).toBeLessThan(1.02);
  const high = (ratio * spend[1]![0]!) / totals[36_000]!;
  expect(high).toBeGreaterThan(0.985);
  expect(high).toBeLessThan(1.015);
});

describe("invariants", () => {
  const { frame, monetary } = market(400, "units");
  const { orders, spend } = quantilesOf(frame, monetary);

  test("P10, P50 and P90 rise, and the mean of those sure enough to buy lies between the ends", () => {
    for (let i = 0; i < frame.T.length; i++) {
      expect(orders[0]![i]).toBeLessThanOrEqual(orders[1]![i]!);
      expect(orders[1]![i]).toBeLessThanOrEqual(orders[2]![i]!);
      expect(spend[0]![i]).toBeLessThanOrEqual(spend[1]![i]!);
      expect(spend[1]![i]).toBeLessThanOrEqual(spend[2]![i]!);
    }
    const expected = mbgNbd.conditionalExpectedPurchases(purchasing, frame, [horizon])[0]!;
    const each = expectedSpend(spending, 0, { frequency: frame.frequency, monetary });
    for (let i = 0; i < frame.T.length; i++) {
      if (spend[0]![i]! === 0) continue;
      expect(expected[i]! * each[i]!).toBeGreaterThan(spend[0]![i]!);
      expect(expected[i]! * each[i]!).toBeLessThan(spend[2]![i]!);
    }
  });

  test("a currency of a hundredth gives a hundred times the spend", () => {
    const cents = { ...spending, v: 100 * spending.v };
    const posterior = spendPosterior(cents, {
      frequency: frame.frequency,
      monetary: monetary.map((m) => 100 * m),
    });
    const pAlive = mbgNbd.pAlive(purchasing, frame);
    const counts = mbgNbd.countsIfAlive(purchasing, frame, horizon);
    const [, , p90] = spendQuantiles(pAlive, counts, posterior, [0.1, 0.5, 0.9]);
    p90!.forEach((value, i) => {
      expect(value).toBeCloseTo(100 * spend[2]![i]!, 6);
    });
  });

  test("weeks give what days give", () => {
    const weeks = (column: Float64Array) => column.map((t) => t / 7);
    const inWeeks = { frequency: frame.frequency, recency: weeks(frame.recency), T: weeks(frame.T) };
    const params = { ...purchasing, alpha: purchasing.alpha / 7 };
    const pAlive = mbgNbd.pAlive(params, inWeeks);
    const counts = mbgNbd.countsIfAlive(params, inWeeks, horizon / 7);
    expect(purchaseQuantiles(pAlive, counts, [0.1, 0.5, 0.9])).toEqual(orders);
    const posterior = spendPosterior(spending, { frequency: frame.frequency, monetary });
    const [p10] = spendQuantiles(pAlive, counts, posterior, [0.1]);
    p10!.forEach((value, i) => {
      expect(value).toBeCloseTo(spend[0]![i]!, 5);
    });
  });

  test("the order of customers makes no difference", () => {
    const backwards = (column: Float64Array) => Float64Array.from(column).reverse();
    const turned = {
      frequency: backwards(frame.frequency),
      recency: backwards(frame.recency),
      T: backwards(frame.T),
    };
    const other = quantilesOf(turned, backwards(monetary));
    expect(backwards(other.spend[2]!)).toEqual(spend[2]);
    expect(backwards(other.orders[2]!)).toEqual(orders[2]);
  });
});

test("percentiles of any posterior and history are in order and at or above 0", () => {
  fc.assert(
    fc.property(
      fc.double({ min: 0.01, max: 1e4, noNaN: true }),
      fc.double({ min: 0.05, max: 1e7, noNaN: true }),
      fc.double({ min: 1e-4, max: 1e10, noNaN: true }),
      fc.integer({ min: 0, max: 400 }),
      fc.integer({ min: 0, max: 3000 }),
      (p, shape, scale, x, T) => {
        const frame = { frequency: one(x), recency: one(x === 0 ? 0 : T * 0.9), T: one(T) };
        const pAlive = bgNbd.pAlive(purchasing, frame);
        const counts = bgNbd.countsIfAlive(purchasing, frame, horizon);
        const posterior = { p, shape: one(shape), scale: one(scale) };
        const [p10, p50, p90] = spendQuantiles(pAlive, counts, posterior, [0.1, 0.5, 0.9]).map((c) => c[0]!);
        expect(p10).toBeGreaterThanOrEqual(0);
        expect(p50).toBeGreaterThanOrEqual(p10!);
        expect(p90).toBeGreaterThanOrEqual(p50!);
      },
    ),
    { numRuns: 60 },
  );
});
