import { describe, expect, test } from "vitest";
import { type Random, random, xoshiro128 } from "../../ingest/random.ts";

const draw = (n: number, next: () => number) => Float64Array.from({ length: n }, next);

function moments(sample: Float64Array) {
  const mean = sample.reduce((a, b) => a + b, 0) / sample.length;
  const variance = sample.reduce((a, b) => a + (b - mean) ** 2, 0) / (sample.length - 1);
  return { mean, variance };
}

describe("chance", () => {
  test("is the published xoshiro128** sequence for the state 1, 2, 3, 4", () => {
    const next = xoshiro128([1, 2, 3, 4]);
    expect([...draw(8, next)]).toEqual([
      11520, 0, 5927040, 70819200, 2031721883, 1637235492, 1287239034, 3734860849,
    ]);
  });

  test("repeats itself for the same seed and differs for another", () => {
    const first = (seed: string | number) => [...draw(20, random(seed).uniform)];
    expect(first("shop")).toEqual(first("shop"));
    expect(first("shop")).not.toEqual(first("shop "));
    expect(first(1)).not.toEqual(first(2));
  });

  test("a fork is a stream of its own, whatever its parent has drawn before", () => {
    const parent = random("shop");
    const untouched = random("shop").fork("orders");
    draw(100, parent.uniform);
    expect([...draw(5, parent.fork("orders").uniform)]).toEqual([...draw(5, untouched.uniform)]);
    expect(parent.fork("orders").bits()).not.toBe(parent.fork("returns").bits());
  });

  const claims: [string, (r: Random) => number, number, number][] = [
    ["uniform", (r) => r.uniform(), 1 / 2, 1 / 12],
    ["normal(3, 2)", (r) => r.normal(3, 2), 3, 4],
    ["exponential(0.25)", (r) => r.exponential(0.25), 4, 16],
    ["gamma(0.3, 2)", (r) => r.gamma(0.3, 2), 0.15, 0.075],
    ["gamma(7, 0.5)", (r) => r.gamma(7, 0.5), 14, 28],
    ["beta(0.8, 2.4)", (r) => r.beta(0.8, 2.4), 0.25, (0.25 * 0.75) / 4.2],
    ["poisson(0.6)", (r) => r.poisson(0.6), 0.6, 0.6],
    ["poisson(75)", (r) => r.poisson(75), 75, 75],
    ["integer(3, 8)", (r) => r.integer(3, 8), 5.5, 35 / 12],
  ];
  test.each(claims)("%s has the mean and variance of its distribution", (name, next, mean, variance) => {
    const n = 100_000;
    const source = random(name);
    const sample = moments(draw(n, () => next(source)));
    expect(Math.abs(sample.mean - mean)).toBeLessThan(4.5 * Math.sqrt(variance / n));
    expect(Math.abs(sample.variance / variance - 1)).toBeLessThan(0.04);
  });

  test("a beta variate stays between 0 and 1 for shapes near 0", () => {
    const source = random("tiny");
    const sample = draw(2000, () => source.beta(1e-3, 1e-3));
    expect(sample.every((v) => v >= 0 && v <= 1)).toBe(true);
    expect(Math.abs(moments(sample).mean - 0.5)).toBeLessThan(0.05);
  });

  test("pick keeps to its weights, never takes an item of weight 0, and refuses an empty list", () => {
    const source = random("pick");
    const picked = Array.from({ length: 40_000 }, () => source.pick(["a", "b", "c"], [1, 0, 3]));
    const share = picked.filter((item) => item === "c").length / picked.length;
    expect(Math.abs(share - 0.75)).toBeLessThan(0.01);
    expect(picked).not.toContain("b");
    expect(() => source.pick([])).toThrow("pick needs at least one item");
  });

  test("shuffle keeps every item and puts each anywhere", () => {
    const source = random("shuffle");
    const items = [1, 2, 3, 4];
    const firsts = new Set<number>();
    for (let i = 0; i < 200; i++) {
      const shuffled = source.shuffle(items);
      expect([...shuffled].sort()).toEqual(items);
      firsts.add(shuffled[0]!);
    }
    expect(firsts.size).toBe(4);
  });
});
