import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { ruleInWords, type ThresholdRule, thresholdOf } from "../../../models/tier_month/threshold.ts";

const cents = fc.integer({ min: -1_000_000, max: 10_000_000 }).map((n) => n / 100);
const values = fc.array(cents, { minLength: 1, maxLength: 60 }).map((all) => Float64Array.from(all));
const part = fc.integer({ min: 1, max: 99 }).map((n) => n / 100);
const sum = (all: Iterable<number>) => [...all].reduce((total, value) => total + value, 0);
const highOf = (all: Float64Array, rule: ThresholdRule) => {
  const threshold = thresholdOf(all, rule);
  return threshold === null ? [] : [...all].filter((value) => value >= threshold);
};
const byShare = (share: number): ThresholdRule => ({ by: "share", share });

describe("a threshold by share", () => {
  test("leaves on the high side a group that carries the share, and would not without its smallest members", () => {
    fc.assert(
      fc.property(values, part, (all, share) => {
        const total = sum([...all].filter((value) => value > 0));
        fc.pre(total > 0);
        const high = highOf(all, byShare(share));
        const least = Math.min(...high);
        expect(sum(high)).toBeGreaterThanOrEqual(share * total * (1 - 1e-9));
        expect(sum(high.filter((value) => value > least))).toBeLessThan(share * total);
      }),
    );
  });

  test("takes exactly the customers needed where sums of decimals would pass the share by rounding", () => {
    expect(highOf(Float64Array.of(55, 45), byShare(0.55))).toEqual([55]);
    expect(highOf(Float64Array.of(70, 20, 10), byShare(0.7))).toEqual([70]);
  });

  test("puts customers of one value on one side", () => {
    expect(highOf(Float64Array.of(10, 10, 10, 10), byShare(0.3))).toEqual([10, 10, 10, 10]);
    expect(highOf(Float64Array.of(50, 10, 10, 10), byShare(0.7))).toEqual([50, 10, 10, 10]);
  });
});

test("a threshold by part of customers takes that many, rounded up, and more only where values are equal", () => {
  fc.assert(
    fc.property(values, part, (all, top) => {
      const positive = [...all].filter((value) => value > 0);
      fc.pre(positive.length > 0);
      const high = highOf(all, { by: "quantile", top });
      const wanted = Math.min(positive.length, Math.ceil(top * all.length - 1e-9));
      const least = Math.min(...high);
      expect(high.length).toBeGreaterThanOrEqual(wanted);
      expect(high.filter((value) => value > least).length).toBeLessThan(wanted);
    }),
  );
});

test("a threshold by amount is the amount", () => {
  expect(thresholdOf(Float64Array.of(1, 2, 3), { by: "amount", amount: 2.5 })).toBe(2.5);
});

const rules: ThresholdRule[] = [byShare(0.8), { by: "quantile", top: 0.2 }, { by: "amount", amount: 5 }];

test.each(rules)("nobody is high while nobody has a positive value: by $by", (rule) => {
  expect(thresholdOf(Float64Array.of(), rule)).toBeNull();
  expect(thresholdOf(Float64Array.of(0, -3, 0), rule)).toBeNull();
});

test.each(rules.slice(0, 2))("a single customer of positive value is high: by $by", (rule) => {
  expect(thresholdOf(Float64Array.of(7), rule)).toBe(7);
  expect(thresholdOf(Float64Array.of(7, 0, -1), rule)).toBe(7);
});

test.each(rules)("the order of customers makes no difference: by $by", (rule) => {
  fc.assert(
    fc.property(values, (all) => {
      expect(thresholdOf(Float64Array.from([...all].reverse()), rule)).toBe(thresholdOf(all, rule));
    }),
  );
});

test("a rule says in words what the configuration asked for", () => {
  expect(rules.map(ruleInWords)).toEqual([
    "the smallest group of customers that carries 80 % of all positive value",
    "the top 20 % of customers",
    "the configured amount of 5",
  ]);
});
