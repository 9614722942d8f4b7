import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type ConfigError, parseConfig, rfmConfig, type Warehouse } from "../../../ingest/index.ts";
import { rfmCut, rfmRule, rfmSegment, rfmSteps } from "../../../models/rfm_segment/index.ts";
import { rfmVariables } from "../../../models/rfm_segment/variables.ts";
import { fill, only, rowsOf, star } from "../contract.ts";

interface Customer {
  since: number;
  purchases: number;
  spend: number;
}
interface Scored {
  days_since_purchase: number;
  purchase_days: number;
  net_spend: number;
  r: number;
  f: number;
  m: number;
  segment: string;
}
type Input = Parameters<typeof rfmConfig.parse>[0];

const asOf = Date.parse("2025-06-30");
let db: Warehouse;
beforeAll(async () => {
  db = await star({}, { as_of: "2025-06-30" });
});
afterAll(() => db.close());

async function score(input: Input, customers: readonly Customer[]): Promise<Scored[]> {
  for (const [name, value] of Object.entries(rfmVariables(rfmConfig.parse(input))))
    await db.run(`SET VARIABLE ${name} = ${value}`);
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

const customersOf = fc.array(
  fc.record({
    since: fc.oneof(fc.integer({ min: 0, max: 5 }), fc.integer({ min: 0, max: 900 })),
    purchases: fc.oneof({ weight: 3, arbitrary: fc.constant(1) }, fc.integer({ min: 1, max: 40 })),
    spend: fc.oneof(fc.integer({ min: 0, max: 20 }), fc.integer({ min: 0, max: 100_000 })),
  }),
  { minLength: 1, maxLength: 60 },
);
const ruleOf = fc.oneof(
  fc.constant({ by: "fifths" as const }),
  fc.record({
    by: fc.constant("quantile" as const),
    parts: fc.integer({ min: 2, max: 5 }),
    step: fc.constantFrom(0, 1, 0.5),
  }),
  fc.record({
    by: fc.constant("amount" as const),
    cuts: fc
      .uniqueArray(fc.integer({ min: 0, max: 300 }), { minLength: 1, maxLength: 4 })
      .map((cuts) => cuts.sort((a, b) => a - b)),
  }),
);

describe("whatever the cuts", () => {
  test("a better value never has a lower score, and equal values share one", async () => {
    const measures = [
      { score: "r", value: (c: Scored) => -c.days_since_purchase },
      { score: "f", value: (c: Scored) => c.purchase_days },
      { score: "m", value: (c: Scored) => c.net_spend },
    ] as const;
    await fc.assert(
      fc.asyncProperty(
        ruleOf,
        ruleOf,
        ruleOf,
        customersOf,
        async (recency, frequency, monetary, customers) => {
          const scored = await score({ recency, frequency, monetary }, customers);
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
        },
      ),
      { numRuns: 40 },
    );
  });

  test("the published intervals hold exactly the customers of their score", async () => {
    await fc.assert(
      fc.asyncProperty(ruleOf, customersOf, async (monetary, customers) => {
        const scored = await score({ monetary }, customers);
        type Cut = Record<"score" | "customers", number> &
          Record<"cut_from" | "cut_to", number | null> & { includes_from: boolean };
        const cuts = await rowsOf<Cut & { measure: string }>(db, rfmCut);
        for (const cut of cuts.filter((c) => c.measure === "monetary")) {
          const inside = scored.filter(({ net_spend: v }) => {
            const low = cut.cut_from ?? Number.NEGATIVE_INFINITY;
            const high = cut.cut_to ?? Number.POSITIVE_INFINITY;
            return cut.includes_from ? v >= low && v < high : v > low && v <= high;
          });
          const own = scored.filter((c) => c.m === cut.score);
          expect(own).toHaveLength(cut.customers);
          if (monetary.by !== "fifths") expect(inside).toEqual(own);
        }
      }),
      { numRuns: 25 },
    );
  });
});

describe("cuts at amounts", () => {
  const customers = [0, 29, 30, 89, 90, 400].map((since) => ({ since, purchases: 1, spend: since }));

  test("put a value equal to a cut into the part that begins there; fewer days are the better score", async () => {
    const cuts = { by: "amount" as const, cuts: [30, 90] };
    const scored = await score({ recency: cuts, monetary: cuts }, customers);
    expect(scored.map((c) => c.r)).toEqual([3, 3, 2, 2, 1, 1]);
    expect(scored.map((c) => c.m)).toEqual([1, 1, 2, 2, 3, 3]);
  });

  test("are published with both ways of counting, and scores that nobody has", async () => {
    await score({ recency: { by: "amount", cuts: [30, 1000] } }, customers);
    const cuts = await rowsOf<{ measure: string }>(db, rfmCut);
    const recency = cuts.filter((cut) => cut.measure === "recency");
    expect(only(recency, "score", "rank", "cut_from", "cut_to", "lowest", "highest", "customers")).toEqual([
      { score: 1, rank: 3, cut_from: 1000, cut_to: null, lowest: null, highest: null, customers: 0 },
      { score: 2, rank: 2, cut_from: 30, cut_to: 1000, lowest: 30, highest: 400, customers: 4 },
      { score: 3, rank: 1, cut_from: null, cut_to: 30, lowest: 0, highest: 29, customers: 2 },
    ]);
  });
});

describe("cuts at quantiles", () => {
  test("are of type 7", async () => {
    const spends = [10, 20, 40, 80, 160, 320, 640];
    await score(
      { monetary: { by: "quantile", parts: 4 } },
      spends.map((spend) => ({ since: 1, purchases: 1, spend })),
    );
    const cuts = await rowsOf<{ measure: string; cut_from: number | null }>(db, rfmCut);
    const monetary = cuts.filter((cut) => cut.measure === "monetary").map((cut) => cut.cut_from);
    // R: quantile(c(10, 20, 40, 80, 160, 320, 640), 1:3 / 4)
    expect(monetary).toEqual([null, 30, 80, 240]);
  });

  test("leave a crowd of equal values in the part that it begins", async () => {
    const scored = await score(
      { frequency: { by: "quantile", parts: 5 } },
      [1, 1, 1, 1, 1, 1, 1, 2, 3, 9].map((purchases) => ({ since: 1, purchases, spend: 1 })),
    );
    expect(scored.map((c) => c.f)).toEqual([1, 1, 1, 1, 1, 1, 1, 4, 5, 5]);
  });
});

describe("a company's own segments", () => {
  test("are named by the first rule that holds, and the rest is other", async () => {
    const scored = await score(
      {
        recency: { by: "amount", cuts: [30, 90] },
        segments: [
          { name: "Here", r: [3, 3] },
          { name: "Here or near", r: [2, 3] },
        ],
      },
      [1, 50, 200].map((since) => ({ since, purchases: 1, spend: 1 })),
    );
    expect(scored.map((c) => c.segment)).toEqual(["Here", "Here or near", "other"]);
    const rules = await rowsOf(db, rfmRule);
    expect(only(rules, "place", "segment")).toEqual([
      { place: 1, segment: "Here" },
      { place: 2, segment: "Here or near" },
      { place: 3, segment: "other" },
    ]);
  });
});

describe("a configuration", () => {
  const problemsOf = (rfm: unknown): readonly string[] => {
    try {
      parseConfig({
        company: { name: "Test", baseCurrency: "EUR" },
        sources: [
          {
            name: "a",
            format: "csv",
            files: "a.csv",
            entities: { order_line: { columns: { order_id: "o", day: "d", net_amount: "n" } } },
          },
        ],
        models: { rfm },
      });
      return [];
    } catch (error) {
      return (error as ConfigError).problems;
    }
  };

  test.each([
    [{ recency: { by: "amount", cuts: [90, 30] } }, "cuts are to ascend"],
    [{ recency: { by: "amount", cuts: [30, 30] } }, "cuts are to ascend"],
    [{ monetary: { by: "amount", cuts: [1, 2, 3, 4, 5] } }, "models.rfm.monetary.cuts"],
    [{ frequency: { by: "quantile", parts: 9 } }, "models.rfm.frequency.parts"],
    [{ frequency: { by: "decile" } }, "models.rfm.frequency.by"],
    [{ segments: [{ name: "A", r: [5, 4] }] }, "the lower score comes first"],
    [{ segments: [{ name: "" }] }, "models.rfm.segments.0.name"],
  ])("such as %j is refused with its place and what to do", (rfm, message) => {
    expect(problemsOf(rfm).join("\n")).toContain(message);
  });

  test("may leave everything out", () => {
    expect(problemsOf({})).toEqual([]);
    expect(rfmConfig.parse({})).toEqual({
      recency: { by: "fifths" },
      frequency: { by: "fifths", count: "purchase_days" },
      monetary: { by: "fifths" },
    });
  });
});
