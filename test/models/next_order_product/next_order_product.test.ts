import { expect, test } from "vitest";
import { nextOrderProduct, productRhythm, productRhythms } from "../../../models/next_order_product/index.ts";
import { company, type Line, run } from "../company.ts";
import { addDays } from "../random_company.ts";

const asOf = "2024-05-20";
interface Next {
  customer_key: string;
  product_key: string;
  purchase_days: number;
  usual_gap: number;
  expected_gap: number;
  days_since: number;
  expected_on: string | null;
  p10_on: string | null;
  p90_on: string | null;
  own_weight: number;
  is_overdue: boolean;
  reasons: string[];
}

/** Sales of an article every so many days, the last so many days ago. */
const every = (customer: string, product: string, gap: number, times: number, since: number): Line[] =>
  Array.from({ length: times }, (_, i) => ({
    customer,
    product,
    day: addDays(asOf, -since - i * gap - (i > 0 ? i % 3 : 0)),
    amount: 10,
  }));

async function forecast(lines: readonly Line[]) {
  const { db, context } = await company({ lines }, { asOf });
  const fits = await run(db, context, [productRhythm, productRhythms, nextOrderProduct]);
  const rows = await db.rows<Next>(
    "SELECT * FROM mart.next_order_product ORDER BY customer_key, product_key",
  );
  db.close();
  return { rows, records: fits.product_rhythms!.records };
}

const lines = [
  ...Array.from({ length: 12 }, (_, i) => every(`c${i}`, "oil", 28 + i, 10, 5 + i)).flat(),
  ...every("late", "oil", 30, 12, 400),
  ...every("few", "oil", 300, 3, 20),
  ...every("fresh", "oil", 30, 8, 0),
  ...every("twice", "oil", 30, 2, 1),
  ...every("c1", "paper", 90, 5, 30),
  { customer: "c1", product: "oil", day: addDays(asOf, -6), amount: -10, kind: "return" as const },
  { customer: null, product: "oil", day: asOf, amount: 10 },
];

test("an article bought on three days or more has a forecast; its days are merged and returns left out", async () => {
  const { rows } = await forecast([...lines, ...every("c0", "oil", 28, 10, 5)]);
  expect(rows.map((row) => row.customer_key)).not.toContain("twice");
  const own = rows.find((row) => row.customer_key === "c1" && row.product_key === "oil")!;
  expect(own).toMatchObject({ purchase_days: 10, days_since: 6 });
  expect(own.usual_gap).toBeGreaterThanOrEqual(28);
  const merged = rows.find((row) => row.customer_key === "c0")!;
  expect(merged.purchase_days).toBe(10);
});

test("the next day lies ahead, between P10 and P90, near the usual gap", async () => {
  const { rows } = await forecast(lines);
  for (const row of rows) {
    if (row.expected_on === null) continue;
    expect(row.expected_on > asOf).toBe(true);
    expect(row.p10_on! <= row.expected_on).toBe(true);
    if (row.p90_on !== null) expect(row.expected_on <= row.p90_on).toBe(true);
    expect(row.reasons).toHaveLength(3);
  }
  const regular = rows.find((row) => row.customer_key === "c2")!;
  expect(Math.abs(regular.expected_gap / regular.usual_gap - 1)).toBeLessThan(0.1);
});

test("who is far past the usual gap is overdue; who is not, is not", async () => {
  const { rows } = await forecast(lines);
  const of = (customer: string) => rows.find((row) => row.customer_key === customer)!;
  expect(of("late").is_overdue).toBe(true);
  expect(of("late").reasons[0]).toMatch(/^past_usual_gap\|400\|/);
  expect(of("c2").is_overdue).toBe(false);
  expect(of("fresh")).toMatchObject({ is_overdue: false, days_since: 0 });
});

test("few gaps are drawn towards the article's, by the weight that is told", async () => {
  const { rows } = await forecast(lines);
  const few = rows.find((row) => row.customer_key === "few")!;
  expect(few.expected_gap).toBeLessThan(few.usual_gap);
  expect(few.expected_gap).toBeGreaterThan(30);
  expect(few.own_weight).toBeLessThan(rows.find((row) => row.customer_key === "c2")!.own_weight);
});

test("of a customer's articles the fifty bought on the most days are kept", async () => {
  const many = Array.from({ length: 60 }, (_, i) =>
    every("shop", `a${String(i).padStart(2, "0")}`, 20, i < 55 ? 3 : 6, 3),
  );
  const { rows } = await forecast(many.flat());
  expect(rows).toHaveLength(50);
  expect(rows.filter((row) => row.purchase_days === 6)).toHaveLength(5);
});

test("a company in which nobody buys an article three times has none, and says so", async () => {
  const { rows, records } = await forecast(every("twice", "oil", 30, 2, 1));
  expect(rows).toEqual([]);
  expect(records.find((r) => r.name === "state")!.note).toMatch(/^refused/);
});
