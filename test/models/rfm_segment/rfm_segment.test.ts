import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Warehouse } from "../../../ingest/index.ts";
import { rfmCell, rfmCut, rfmRule, rfmSegment, rfmSteps } from "../../../models/rfm_segment/index.ts";
import { rfmSegments } from "../../../models/rfm_segment/table.ts";
import { fill, only, rowsOf, star } from "../contract.ts";

interface Customer {
  /** Days since the last purchase. */
  since: number;
  purchases: number;
  spend: number;
}
interface Scored {
  customer_key: string;
  days_since_purchase: number;
  purchase_days: number;
  net_spend: number;
  r: number;
  f: number;
  m: number;
  segment: string;
  reasons: string[];
}

const asOf = Date.parse("2025-06-30");
let db: Warehouse;
beforeAll(async () => {
  db = await star({}, { as_of: "2025-06-30" });
});
afterAll(() => db.close());

async function score(customers: readonly Customer[]): Promise<Scored[]> {
  const histories = customers.map(({ since, purchases, spend }, i) => ({
    customer_key: `c${String(i).padStart(4, "0")}`,
    last_purchase_on: new Date(asOf - since * 86_400_000).toISOString().slice(0, 10),
    frequency: purchases - 1,
    spend,
  }));
  await fill(db, { "mart.customer_rfm": histories }, { as_of: "2025-06-30" });
  for (const step of [...rfmSteps, rfmRule]) await rowsOf(db, step);
  return rowsOf<Scored>(db, rfmSegment);
}

const customerOf = fc.record({
  since: fc.oneof(fc.integer({ min: 0, max: 5 }), fc.integer({ min: 0, max: 900 })),
  purchases: fc.oneof({ weight: 3, arbitrary: fc.constant(1) }, fc.integer({ min: 1, max: 40 })),
  spend: fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 20 }), fc.integer({ min: 0, max: 100_000 })),
});
const customersOf = fc.array(customerOf, { minLength: 1, maxLength: 120 });

const measures = [
  { score: "r", value: (c: Scored) => -c.days_since_purchase },
  { score: "f", value: (c: Scored) => c.purchase_days },
  { score: "m", value: (c: Scored) => c.net_spend },
] as const;

describe("scores", () => {
  test("never fall when the value rises, and are equal for equal values", async () => {
    await fc.assert(
      fc.asyncProperty(customersOf, async (customers) => {
        const scored = await score(customers);
        expect(scored).toHaveLength(customers.length);
        for (const { score, value } of measures) {
          const sorted = [...scored].sort((a, b) => value(a) - value(b));
          for (const [i, c] of sorted.entries()) {
            const before = sorted[i - 1];
            if (!before) continue;
            if (value(before) === value(c)) expect(c[score]).toBe(before[score]);
            else expect(c[score]).toBeGreaterThanOrEqual(before[score]);
          }
        }
      }),
      { numRuns: 60 },
    );
  });

  test("of five values or more all of 1 to 5 are given; of fewer, as many as there are values", async () => {
    await fc.assert(
      fc.asyncProperty(customersOf, async (customers) => {
        const scored = await score(customers);
        for (const { score, value } of measures) {
          const values = new Set(scored.map(value)).size;
          expect(new Set(scored.map((c) => c[score])).size).toBe(Math.min(5, values));
        }
      }),
      { numRuns: 60 },
    );
  });

  test("do not depend on the order or the names of customers", async () => {
    const permuted = customersOf.chain((customers) =>
      fc.tuple(
        fc.constant(customers),
        fc.shuffledSubarray(
          customers.map((_, i) => i),
          { minLength: customers.length },
        ),
      ),
    );
    await fc.assert(
      fc.asyncProperty(permuted, async ([customers, order]) => {
        const plain = await score(customers);
        const shuffled = await score(order.map((i) => customers[i]!));
        const strip = ({ customer_key: _, ...rest }: Scored) => rest;
        expect(shuffled.map(strip)).toEqual(order.map((i) => strip(plain[i]!)));
      }),
      { numRuns: 30 },
    );
  });

  test("of customers who all differ are fifths", async () => {
    const scored = await score(
      Array.from({ length: 100 }, (_, i) => ({ since: i, purchases: i + 1, spend: i })),
    );
    for (const { score } of measures) {
      for (const wanted of [1, 2, 3, 4, 5])
        expect(scored.filter((c) => c[score] === wanted)).toHaveLength(20);
    }
  });

  test("of frequency stay apart when most customers bought once", async () => {
    const counts = { 1: 70, 2: 15, 3: 6, 4: 4, 5: 3, 6: 1, 12: 1 };
    const customers = Object.entries(counts).flatMap(([purchases, n]) =>
      Array.from({ length: n }, () => ({ since: 3, purchases: Number(purchases), spend: 1 })),
    );
    const scored = await score(customers);
    const scoreOf = new Map(scored.map((c) => [c.purchase_days, c.f]));
    expect([...scoreOf]).toEqual([
      [1, 1],
      [2, 2],
      [3, 3],
      [4, 4],
      [5, 5],
      [6, 5],
      [12, 5],
    ]);
  });

  test("use the whole scale when the crowd is at the top or in the middle", async () => {
    const of = async (counts: Record<number, number>) => {
      const scored = await score(
        Object.entries(counts).flatMap(([spend, n]) =>
          Array.from({ length: n }, () => ({ since: 1, purchases: 2, spend: Number(spend) })),
        ),
      );
      return [...new Map(scored.map((c) => [c.net_spend, c.m])).values()];
    };
    expect(await of({ 1: 1, 2: 1, 3: 1, 4: 1, 5: 96 })).toEqual([1, 2, 3, 4, 5]);
    expect(await of({ 1: 2, 2: 2, 3: 2, 4: 2, 5: 2, 6: 80, 7: 4, 8: 3, 9: 2, 10: 1 })).toEqual([
      1, 1, 1, 1, 1, 2, 3, 4, 5, 5,
    ]);
  });

  test("of few values spread over the scale; one value for all is the middle, one purchase the bottom", async () => {
    const scoresOf = async (spends: number[]) =>
      (await score(spends.map((spend) => ({ since: 9, purchases: 1, spend })))).map((c) => c.m);
    expect(await scoresOf([8, 8])).toEqual([3, 3]);
    expect(await scoresOf([8, 9, 9])).toEqual([1, 5, 5]);
    expect(await scoresOf([1, 2, 3])).toEqual([1, 3, 5]);
    expect(await scoresOf([1, 2, 3, 4])).toEqual([1, 2, 4, 5]);
    const first = await score([{ since: 9, purchases: 1, spend: 8 }]);
    expect(only(first, "r", "f", "m", "segment")).toEqual([{ r: 3, f: 1, m: 3, segment: "about_to_sleep" }]);
  });
});

describe("segments", () => {
  const everyCell = [1, 2, 3, 4, 5].flatMap((r) =>
    [1, 2, 3, 4, 5].flatMap((f) =>
      [1, 2, 3, 4, 5].map((m) => ({ since: 100 - 10 * r, purchases: f, spend: 100 * m })),
    ),
  );

  test("cover each of the 125 cells exactly once, and all eleven are reached", async () => {
    const scored = await score(everyCell);
    expect(scored).toHaveLength(125);
    expect(new Set(scored.map(({ r, f, m }) => `${r}${f}${m}`)).size).toBe(125);
    expect(new Set(scored.map((c) => c.segment))).toEqual(new Set(rfmSegments));
  });

  test("are the usual ones in the corners", async () => {
    const scored = await score(everyCell);
    const at = (r: number, f: number, m: number) =>
      scored.find((c) => c.r === r && c.f === f && c.m === m)!.segment;
    expect(at(5, 5, 5)).toBe("champions");
    expect(at(5, 1, 3)).toBe("new_customers");
    expect(at(1, 5, 5)).toBe("cannot_lose");
    expect(at(1, 1, 1)).toBe("lost");
    expect(at(3, 3, 3)).toBe("need_attention");
  });

  test("come with the scores that lie farthest from the middle first", async () => {
    const scored = await score(everyCell);
    expect(scored.find((c) => c.r === 3 && c.f === 1 && c.m === 4)!.reasons).toEqual([
      "rfm_frequency|1|1|5",
      "rfm_monetary|EUR 400.00|4|5",
      "rfm_recency|70|3|5",
    ]);
  });

  test("publish their cut points: days, purchase days and amounts of each score", async () => {
    await score(everyCell);
    const cuts = await rowsOf(db, rfmCut);
    expect(cuts).toHaveLength(15);
    const open = { method: "fifths", cut_from: null, cut_to: null, includes_from: true };
    const fifths = { ...open, score: 5, rank: 1, customers: 25 };
    expect(cuts.filter((cut) => cut.score === 5)).toEqual([
      { ...fifths, measure: "frequency", lowest: 5, highest: 5 },
      { ...fifths, measure: "monetary", lowest: 500, highest: 500 },
      { ...fifths, measure: "recency", lowest: 50, highest: 50 },
    ]);
  });

  test("fill a grid of 25 cells whose customers and spend add up", async () => {
    await score(everyCell.slice(0, 10));
    const cells = await rowsOf<{ customers: number; net_spend: number; segment: string | null }>(db, rfmCell);
    expect(cells).toHaveLength(25);
    expect(cells.reduce((sum, cell) => sum + cell.customers, 0)).toBe(10);
    expect(cells.reduce((sum, cell) => sum + cell.net_spend, 0)).toBe(3000);
    expect(cells.every((cell) => (cell.customers === 0) === (cell.segment === null))).toBe(true);
  });
});
