import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Warehouse } from "../../../ingest/index.ts";
import { customerMix } from "../../../models/customer_mix/index.ts";
import { fill, only, rowsOf, star } from "../contract.ts";

const variables = { as_of: "2025-06-30" };
const product = [
  { product_key: "saw", category: "tools", brand: "Norda" },
  { product_key: "drill", category: "tools", brand: "Kestrel" },
  { product_key: "glove", category: "safety", brand: null },
];
interface Mix {
  customer_key: string;
  dimension: string;
  name: string;
  articles: number;
  net_revenue: number;
  net_revenue_365: number;
  share: number | null;
  share_365: number | null;
  state: string;
}

let db: Warehouse;
beforeAll(async () => {
  db = await star({ "core.product": product }, variables);
});
afterAll(() => db.close());

async function mix(lines: readonly Record<string, string | number | null>[]): Promise<Mix[]> {
  await fill(db, { "core.order_line": lines.map((line) => ({ kind: "sale", ...line })) }, variables);
  return rowsOf<Mix>(db, customerMix);
}

test("revenue is divided by category and by brand, to date and over the last 365 days", async () => {
  const found = await mix([
    { customer_key: "a", product_key: "saw", day: "2025-01-01", net_amount: 60 },
    { customer_key: "a", product_key: "drill", day: "2024-06-30", net_amount: 30 },
    { customer_key: "a", product_key: "glove", day: "2024-07-01", net_amount: 20 },
    { customer_key: "a", product_key: "glove", day: "2025-02-01", net_amount: -20, kind: "return" },
    { customer_key: "a", product_key: null, day: "2025-01-01", net_amount: 10, kind: "fee" },
  ]);
  expect(only(found, "dimension", "name", "articles", "net_revenue", "share", "net_revenue_365")).toEqual([
    { dimension: "brand", name: "", articles: 1, net_revenue: 10, share: 0.1, net_revenue_365: 10 },
    { dimension: "brand", name: "Kestrel", articles: 1, net_revenue: 30, share: 0.3, net_revenue_365: 0 },
    { dimension: "brand", name: "Norda", articles: 1, net_revenue: 60, share: 0.6, net_revenue_365: 60 },
    { dimension: "category", name: "", articles: 0, net_revenue: 10, share: 0.1, net_revenue_365: 10 },
    { dimension: "category", name: "safety", articles: 1, net_revenue: 0, share: 0, net_revenue_365: 0 },
    { dimension: "category", name: "tools", articles: 2, net_revenue: 90, share: 0.9, net_revenue_365: 60 },
  ]);
  expect(found.every((row) => row.state === "complete")).toBe(true);
});

test("shares are missing with their reason where revenue is not positive", async () => {
  const found = await mix([
    { customer_key: "back", product_key: "saw", day: "2025-01-01", net_amount: -5, kind: "return" },
    { customer_key: "old", product_key: "saw", day: "2020-01-01", net_amount: 5 },
  ]);
  const categories = found.filter((row) => row.dimension === "category");
  expect(only(categories, "customer_key", "share", "share_365", "state")).toEqual([
    { customer_key: "back", share: null, share_365: null, state: "no_revenue" },
    { customer_key: "old", share: 1, share_365: null, state: "no_revenue_365" },
  ]);
});

test("shares of a customer sum to 1 in each dimension, and revenue to the lines", async () => {
  const lineOf = fc.record({
    customer_key: fc.constantFrom("a", "b", "c"),
    product_key: fc.constantFrom("saw", "drill", "glove", "unknown", null),
    day: fc.constantFrom("2023-01-01", "2025-01-01", "2025-06-30"),
    net_amount: fc.integer({ min: -200, max: 1000 }).map((cents) => cents / 100),
    kind: fc.constantFrom("sale", "return", "fee"),
  });
  await fc.assert(
    fc.asyncProperty(fc.array(lineOf, { minLength: 1, maxLength: 30 }), async (lines) => {
      const found = await mix(lines);
      for (const customer of new Set(lines.map((line) => line.customer_key))) {
        const own = lines.filter((line) => line.customer_key === customer);
        const total = own.reduce((sum, line) => sum + line.net_amount, 0);
        for (const dimension of ["category", "brand"]) {
          const rows = found.filter((row) => row.customer_key === customer && row.dimension === dimension);
          expect(rows.reduce((sum, row) => sum + row.net_revenue, 0)).toBeCloseTo(total, 6);
          for (const share of ["share", "share_365"] as const) {
            const known = rows.map((row) => row[share]);
            if (known[0] === null) expect(known.every((value) => value === null)).toBe(true);
            else expect(known.reduce<number>((sum, value) => sum + value!, 0)).toBeCloseTo(1, 9);
          }
          expect(rows[0]!.share === null).toBe(rows[0]!.state === "no_revenue");
        }
      }
    }),
    { numRuns: 40 },
  );
});

test("a dimension that no article has is left out", async () => {
  await fill(db, { "core.product": [{ product_key: "saw", category: "tools" }] }, variables);
  const found = await mix([{ customer_key: "a", product_key: "saw", day: "2025-01-01", net_amount: 60 }]);
  expect(found.map((row) => row.dimension)).toEqual(["category"]);
  await fill(db, { "core.product": product }, variables);
});
