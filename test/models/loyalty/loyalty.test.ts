import fc from "fast-check";
import { expect, test } from "vitest";
import { readSql } from "../../../models/build/materialise.ts";
import { loyalty, loyaltyPart, loyaltyWeight } from "../../../models/loyalty/index.ts";
import { fill, rowsOf, star } from "../contract.ts";

const variables = { as_of: "2025-12-31" };
type Row = Record<string, number | string | null | string[]>;
type Db = Awaited<ReturnType<typeof star>>;

const weigh = (db: Db) =>
  db.run(`DELETE FROM mart.loyalty_weight; INSERT INTO mart.loyalty_weight ${loyaltyWeightSql}`);
const loyaltyWeightSql = await readSql(loyaltyWeight.sql);
const partSql = await readSql(loyaltyPart.sql);

test("the weights add up to 100 and name the scores", async () => {
  const db = await star({}, variables);
  const weights = await rowsOf<{ score: string; weight: number }>(db, loyaltyWeight);
  expect(weights.reduce((sum, row) => sum + row.weight, 0)).toBe(100);
  const columns = Object.keys(loyalty.writes.columns).filter((name) => name.endsWith("_score"));
  expect(weights.map(({ score }) => `${score}_score`).sort()).toEqual(columns.sort());
  for (const { score, weight } of weights)
    expect(loyalty.writes.columns.loyalty!.doc).toContain(`${score} (weight ${weight})`);
  db.close();
});

const purchase = (customer_key: string, day: string) => ({ customer_key, day, is_purchase: true });

test("loyalty, worked out by hand", async () => {
  const db = await star(
    {
      "mart.customer_rfm": [
        // From 2024-12-31, 365 days: five periods of 91; bought in three of them, every 100 days, last 165 days ago.
        { customer_key: "a", age: 365, recency: 200, frequency: 2 },
        { customer_key: "once", age: 200, recency: 0, frequency: 0 },
        { customer_key: "new", age: 181, recency: 10, frequency: 1 },
      ],
      "core.customer_day": [
        purchase("a", "2024-12-31"),
        purchase("a", "2025-04-10"),
        purchase("a", "2025-07-19"),
        { customer_key: "a", day: "2025-12-01", is_purchase: false },
        purchase("once", "2025-06-14"),
        purchase("new", "2025-07-03"),
        purchase("new", "2025-07-13"),
      ],
      "mart.customer_product": [
        { customer_key: "a", product_key: "1", category: "oil", orders: 1 },
        { customer_key: "a", product_key: "2", category: "tools", orders: 0 },
        { customer_key: "new", product_key: "1", category: "oil", orders: 1 },
        { customer_key: "new", product_key: "2", category: "tools", orders: 1 },
        { customer_key: "new", product_key: "3", category: "tools", orders: 1 },
      ],
      "score.model_value_input": [{ customer_key: "a", satisfaction: 0.75 }],
    },
    variables,
  );
  await weigh(db);
  await db.run(`INSERT INTO score.loyalty_part ${partSql}`);
  const [a, fresh, once] = await rowsOf<Row>(db, loyalty);
  expect(a).toMatchObject({
    tenure_score: 0.2,
    constancy_score: 0.6,
    breadth_score: 0.5,
    advocacy_score: 0.75,
    periods: 5,
    active_periods: 3,
    days_since_purchase: 165,
    usual_gap: 100,
    categories: 1,
    scores: 5,
    weight_known: 1,
  });
  expect(a!.recency_score).toBeCloseTo(100 / 165, 12);
  expect(a!.loyalty).toBeCloseTo(20 * 0.2 + 30 * 0.6 + (25 * 100) / 165 + 10 * 0.5 + 15 * 0.75, 10);
  expect(a!.reasons).toEqual(["loyalty_advocacy|75%", "loyalty_tenure|365"]);
  // A one-time buyer is held against the median gap of all, 10 or 100: the lower.
  expect(once).toMatchObject({
    usual_gap: 10,
    recency_score: 0.05,
    constancy_score: 1 / 3,
    advocacy_score: null,
  });
  expect(once).toMatchObject({ scores: 4, weight_known: 0.85, breadth_score: 0 });
  expect(fresh).toMatchObject({ loyalty: null, reasons: ["loyalty_too_short|181|182"] });
  db.close();
});

test("a company whose articles have no category tells loyalty by the other scores", async () => {
  const db = await star(
    {
      "mart.customer_rfm": [{ customer_key: "a", age: 1825, recency: 1825, frequency: 20 }],
      "core.customer_day": Array.from({ length: 21 }, (_, i) =>
        purchase("a", new Date(Date.parse("2025-12-31") - i * 91 * 86_400_000).toISOString().slice(0, 10)),
      ),
      "mart.customer_product": [{ customer_key: "a", product_key: "1", orders: 3 }],
    },
    variables,
  );
  await weigh(db);
  await db.run(`INSERT INTO score.loyalty_part ${partSql}`);
  const [a] = await rowsOf<Row>(db, loyalty);
  expect(a).toMatchObject({
    loyalty: 100,
    scores: 3,
    weight_known: 0.75,
    breadth_score: null,
    categories: null,
  });
  db.close();
});

test("loyalty is within 0 and 100 and never falls when a score rises, each alone", async () => {
  const db = await star({}, variables);
  await weigh(db);
  const score = fc.integer({ min: 0, max: 64 }).map((n) => n / 64);
  const names = [
    "tenure_score",
    "constancy_score",
    "recency_score",
    "breadth_score",
    "advocacy_score",
  ] as const;
  const part = fc.record({
    tenure_score: score,
    constancy_score: score,
    recency_score: score,
    breadth_score: fc.option(score),
    advocacy_score: fc.option(score),
  });
  const pair = fc.tuple(part, fc.constantFrom(...names), score);
  await fc.assert(
    fc.asyncProperty(fc.array(pair, { minLength: 20, maxLength: 60 }), async (pairs) => {
      const rest = { tenure_days: 400, periods: 5, active_periods: 3, days_since_purchase: 9 };
      const given = pairs.flatMap(([low, name, more], i) => {
        const was = low[name];
        const high = { ...low, [name]: was === null ? null : Math.min(1, was + more) };
        return [low, high].map((row, j) => ({
          customer_key: `${String(i).padStart(3, "0")} ${j}`,
          ...row,
          ...rest,
          categories: row.breadth_score === null ? null : 1,
        }));
      });
      await fill(db, { "score.loyalty_part": given }, variables);
      const found = await rowsOf<Row>(db, loyalty);
      for (let i = 0; i < found.length; i += 2) {
        const [low, high] = [found[i]!, found[i + 1]!];
        const name = pairs[i / 2]![1];
        expect(low.loyalty).toBeGreaterThanOrEqual(0);
        expect(high.loyalty).toBeLessThanOrEqual(100);
        if (high[name] !== low[name]) expect(high.loyalty).toBeGreaterThan(low.loyalty as number);
        else expect(high.loyalty).toBe(low.loyalty);
      }
    }),
    { numRuns: 15 },
  );
  db.close();
});
