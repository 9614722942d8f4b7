import { describe, expect, test } from "vitest";
import { type Config, rowSchema, type Table, type Warehouse } from "../../ingest/index.ts";
import { published } from "../../models/tables.ts";
import { company, type Facts, modelsFor, run } from "./company.ts";
import { addDays, asKnownOn, randomCompany } from "./random_company.ts";

const asOf = "2024-05-20";
const ids = ["transaction_score", "spend_score", "clv", "churn", "next_order"] as const;
const wanted = ["customer_rfm", "customer_quarter", ...ids].map((id) => `mart.${id}`);

async function scored(facts: Facts, options: Partial<Config["models"]> = {}): Promise<Warehouse> {
  const { db, context } = await company(facts, { asOf, models: options, tiers: { months: 2 } });
  await run(db, context, await modelsFor(db, wanted));
  return db;
}

const sale = (customer: string, day: string, amount = 100) => ({ customer, day, amount });
const company120 = asKnownOn(asOf, randomCompany({ seed: 31, customers: 120, from: "2022-01-01", to: asOf }));
const three: Facts = {
  lines: [
    sale("a", "2024-01-01"),
    sale("a", "2024-04-01", 50),
    sale("b", "2024-05-20"),
    sale("c", "2022-02-02", 30),
  ],
};
const companies: [string, Facts, Partial<Config["models"]>][] = [
  ["120 customers by MBG/NBD", company120, { transactions: "mbg_nbd" }],
  ["120 customers, the model left to the build", company120, {}],
  ["120 customers by BG/NBD", company120, { transactions: "bg_nbd" }],
  ["three customers", three, {}],
  ["one customer on its first day", { lines: [sale("a", asOf)] }, {}],
  ["no customers", {}, {}],
];

describe.each(companies)("a company of %s", (_, facts, options) => {
  test("has a row of every score for each customer who has bought, and every value is one that it may be", async () => {
    const db = await scored(facts, options);
    const { n } = await db.row<{ n: number }>("SELECT count(*) AS n FROM mart.customer_rfm");
    for (const id of ids) {
      const rows = await db.rows(`SELECT * FROM mart.${id}`);
      expect(rows).toHaveLength(n);
      for (const row of rows) rowSchema(published[id] as Table).parse(row);
    }
    db.close();
  });

  test("has no lifetime value or revenue at risk below 0, and at most three reasons", async () => {
    const db = await scored(facts, options);
    const wrong = await db.rows(
      `SELECT customer_key FROM mart.clv JOIN mart.churn USING (customer_key)
       WHERE clv < 0 OR revenue_at_risk < 0 OR margin NOT BETWEEN 0 AND 1
         OR len(clv.reasons) NOT BETWEEN 1 AND 3 OR len(churn.reasons) NOT BETWEEN 1 AND 3`,
    );
    expect(wrong).toEqual([]);
    db.close();
  });
});

test("a company too small for a model says which stand-ins its scores are from", async () => {
  const db = await scored(three);
  const rows = await db.rows(
    `SELECT customer_key, t.model, t.p_alive, t.reasons AS alive, s.model AS spend, s.expected_spend, s.reasons, v.model AS clv
     FROM mart.transaction_score AS t JOIN mart.spend_score AS s USING (customer_key) JOIN mart.clv AS v USING (customer_key)
     ORDER BY customer_key`,
  );
  expect(rows).toMatchObject([
    {
      model: "pooled_rate",
      p_alive: 1,
      alive: ["within_usual_gap|49|91", "purchase_days|2", "pooled_rate"],
      spend: "population_mean",
      expected_spend: 70,
      reasons: ["population_mean", "population_spend|EUR 70.00"],
      clv: "pooled_rate + population_mean",
    },
    { p_alive: 1, alive: ["bought_once|0", "pooled_rate"] },
    { p_alive: 0, alive: ["lapsed|838|91", "pooled_rate"] },
  ]);
  db.close();
});

test("BG/NBD says of one-time buyers that it cannot see them leave", async () => {
  const db = await scored(company120, { transactions: "bg_nbd" });
  const rows = await db.rows<{ p_alive: number; reasons: string[] }>(
    `SELECT p_alive, reasons FROM mart.transaction_score JOIN mart.customer_rfm USING (customer_key)
     WHERE frequency = 0`,
  );
  expect(rows.length).toBeGreaterThan(5);
  for (const { p_alive, reasons } of rows) {
    expect(p_alive).toBe(1);
    expect(reasons[1]).toBe("never_gone_after_one");
  }
  db.close();
});

test("lifetime value is margin × spend × discounted orders, and says first what is furthest from the mean", async () => {
  const db = await scored(company120);
  const rows = await db.rows<Record<"clv" | "margin" | "expected_spend" | "discounted_orders", number>>(
    `SELECT clv, margin, s.expected_spend, discounted_orders FROM mart.clv
     JOIN score.spend AS s USING (customer_key) JOIN mart.transaction_score USING (customer_key)`,
  );
  for (const row of rows) {
    expect(row.clv).toBeCloseTo(row.margin * row.expected_spend * row.discounted_orders, 3);
  }
  const first = await db.rows<{ code: string; n: number }>(
    "SELECT split_part(reasons[1], '|', 1) AS code, count(*) AS n FROM mart.clv GROUP BY ALL",
  );
  expect(first.map((row) => row.code)).toContain("expected_orders");
  db.close();
});

test("churn probability is that of no purchase over the configured days, and revenue at risk follows from it", async () => {
  const [near, far] = [
    await scored(company120, { churnDays: 30 }),
    await scored(company120, { churnDays: 300 }),
  ];
  const of = (db: Warehouse) =>
    db.rows<{ horizon: number; p: number; risk: number; alive: number }>(
      `SELECT horizon, churn_probability AS p, revenue_at_risk AS risk,
         churn_probability * orders_if_alive * expected_spend AS alive
       FROM mart.churn JOIN score.transactions USING (customer_key) JOIN score.spend USING (customer_key)
       ORDER BY customer_key`,
    );
  const [soon, late] = [await of(near), await of(far)];
  soon.forEach((row, i) => {
    expect(row.horizon).toBe(30);
    expect(row.p).toBeGreaterThanOrEqual(late[i]!.p);
    expect(row.risk).toBeCloseTo(row.alive, 3);
  });
  near.close();
  far.close();
});

describe("the next order", () => {
  test("is expected after the as-of day, and its percentiles are in order", async () => {
    const db = await scored(company120);
    const rows = await db.rows<Record<string, string>>(
      "SELECT p10_on, expected_on, p90_on FROM mart.next_order WHERE p90_on IS NOT NULL",
    );
    expect(rows.length).toBeGreaterThan(50);
    for (const { p10_on, expected_on, p90_on } of rows) {
      expect(p10_on! > asOf && p10_on! <= expected_on! && expected_on! <= p90_on!).toBe(true);
    }
    db.close();
  });

  test("is missing when it is more than ten years off", async () => {
    const db = await scored({ lines: [sale("a", "2024-05-01"), sale("b", "2024-05-02")] });
    const rows = await db.rows("SELECT expected_on, p10_on, p90_on, is_overdue FROM mart.next_order");
    const missing = { expected_on: null, p10_on: null, p90_on: null, is_overdue: false };
    expect(rows).toEqual([missing, missing]);
    db.close();
  });

  test("is overdue for a customer silent for longer than nine in ten of its own gaps, and only then", async () => {
    const days = (customer: string, last: string) =>
      Array.from({ length: 40 }, (_, n) => sale(customer, addDays(last, -7 * n)));
    const lines = [
      ...company120.lines,
      ...days("weekly", addDays(asOf, -6)),
      ...days("silent", addDays(asOf, -120)),
    ];
    const db = await scored({ lines });
    const rows = await db.rows<{ customer_key: string; is_overdue: boolean }>(
      "SELECT customer_key, is_overdue FROM mart.next_order WHERE customer_key IN ('weekly', 'silent') ORDER BY 1",
    );
    expect(rows.map((row) => row.is_overdue)).toEqual([true, false]);
    db.close();
  });
});
