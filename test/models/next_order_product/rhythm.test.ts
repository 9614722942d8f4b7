import { describe, expect, test } from "vitest";
import { random } from "../../../ingest/index.ts";
import { normalTailInverse, pastQuantile } from "../../../models/next_order_product/normal.ts";
import { type Gaps, learnRhythms, nextGap } from "../../../models/next_order_product/rhythm.ts";

const planted = { company: 3.4, amongArticles: 0.3, between: 0.2, within: 0.15 };

/** Customers' gaps of articles, as the model has them, each with the gap that comes next. */
function simulate(articles: number, customers: number, seed: string) {
  const dice = random(seed);
  const rows: {
    article: number;
    gaps: number;
    mean: number;
    spread: number;
    next: number;
    center: number;
  }[] = [];
  for (let article = 0; article < articles; article++) {
    const center = dice.normal(planted.company, Math.sqrt(planted.amongArticles));
    for (let c = 0; c < customers; c++) {
      const own = dice.normal(center, Math.sqrt(planted.between));
      const gap = () => dice.normal(own, Math.sqrt(planted.within));
      const logs = Array.from({ length: 2 + dice.poisson(2) }, gap);
      const mean = logs.reduce((sum, y) => sum + y, 0) / logs.length;
      const spread = logs.reduce((sum, y) => sum + (y - mean) ** 2, 0);
      rows.push({ article, gaps: logs.length, mean, spread, next: gap(), center });
    }
  }
  const column = (name: keyof (typeof rows)[number]) => Float64Array.from(rows, (row) => row[name]);
  const gaps: Gaps = {
    article: column("article"),
    gaps: column("gaps"),
    meanLog: column("mean"),
    spread: column("spread"),
  };
  return { gaps, rows };
}

describe("normal tails", () => {
  // Made with mpmath at 30 digits
  test.each([
    [0.9, -1.2815515655446],
    [0.1, 1.2815515655446],
    [1e-3, 3.09023230616781],
    [1e-20, 9.2623400897984],
    [1e-200, 30.2055941795796],
  ])("are inverted: %d", (p, z) => {
    expect(Math.abs(normalTailInverse(p) - z)).toBeLessThan(1e-9);
  });

  test("past a point are those of who is past it, however far", () => {
    for (const [from, left, z] of [
      [-3, 0.9, -1.274659418558645],
      [2, 0.5, 2.277604838809459],
      [10, 0.1, 10.2255268112022],
      [36, 0.5, 36.01923413573306],
    ] as const) {
      expect(Math.abs(pastQuantile(from, left) - z)).toBeLessThan(1e-10);
    }
    expect(pastQuantile(60, 0.1)).toBeCloseTo(60.03835351550285, 4);
    expect(pastQuantile(Number.NEGATIVE_INFINITY, 0.1)).toBeCloseTo(1.2815515655446, 10);
  });
});

describe("rhythms of articles", () => {
  const { gaps, rows } = simulate(60, 40, "planted");
  const found = learnRhythms(gaps, 60);

  test("are learnt as planted", () => {
    expect(found.company.mean).toBeCloseTo(planted.company, 0);
    expect(Math.abs(found.company.within / planted.within - 1)).toBeLessThan(0.1);
    expect(Math.abs(found.company.between / planted.between - 1)).toBeLessThan(0.15);
    expect(Math.abs(found.amongArticles / planted.amongArticles - 1)).toBeLessThan(0.5);
  });

  test("forecast the next gap of four in five between P10 and P90, and half under the median", () => {
    let inside = 0;
    let under = 0;
    for (const row of rows) {
      const { mean, deviation } = nextGap(found, row.article, row.gaps, row.mean);
      const z = (row.next - mean) / deviation;
      if (Math.abs(z) < 1.2815515655446004) inside += 1;
      if (z < 0) under += 1;
    }
    expect(Math.abs(inside / rows.length - 0.8)).toBeLessThan(0.025);
    expect(Math.abs(under / rows.length - 0.5)).toBeLessThan(0.025);
  });

  test("forecast better than the customer's own gaps, and than the article's", () => {
    const error = (of: (row: (typeof rows)[number]) => number) =>
      rows.reduce((sum, row) => sum + (of(row) - row.next) ** 2, 0);
    const drawn = error((row) => nextGap(found, row.article, row.gaps, row.mean).mean);
    expect(drawn).toBeLessThan(0.97 * error((row) => row.mean));
    expect(drawn).toBeLessThan(0.8 * error((row) => row.center));
  });

  test("of one's own weigh the more, the more gaps are known", () => {
    const weights = [2, 5, 20, 200].map((n) => nextGap(found, 0, n, 3).own);
    expect(weights).toEqual([...weights].sort((a, b) => a - b));
    expect(weights[3]).toBeGreaterThan(0.98);
  });

  test("do not depend on the order of customers, and take another unit of time as it is", () => {
    const order = random("order").shuffle([...gaps.gaps.keys()]);
    const pick = (values: Float64Array) => Float64Array.from(order, (i) => values[i]!);
    const shuffled = learnRhythms(
      {
        article: pick(gaps.article),
        gaps: pick(gaps.gaps),
        meanLog: pick(gaps.meanLog),
        spread: pick(gaps.spread),
      },
      60,
    );
    expect(shuffled.company.within).toBeCloseTo(found.company.within, 10);
    const weeks = learnRhythms({ ...gaps, meanLog: gaps.meanLog.map((v) => v - Math.log(7)) }, 60);
    expect(weeks.company.between).toBeCloseTo(found.company.between, 8);
    expect(weeks.mean[3]).toBeCloseTo(found.mean[3]! - Math.log(7), 8);
  });
});

test("hostile rhythms give finite forecasts", () => {
  for (const rows of [
    [[0, 2, 3, 0]],
    [
      [0, 2, 3, 0],
      [0, 2, 3, 0],
    ],
    [
      [0, 10_000, 0, 0],
      [1, 2, 9, 60],
    ],
  ]) {
    const column = (at: number) => Float64Array.from(rows, (row) => row[at]!);
    const found = learnRhythms(
      { article: column(0), gaps: column(1), meanLog: column(2), spread: column(3) },
      2,
    );
    for (const [article, gaps, mean] of rows as [number, number, number][]) {
      const next = nextGap(found, article, gaps, mean);
      expect(Object.values(next).every(Number.isFinite)).toBe(true);
      expect(next.deviation).toBeGreaterThan(0);
    }
  }
});
