import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Warehouse } from "../../../ingest/index.ts";
import { readSql } from "../../../models/build/materialise.ts";
import {
  customerProfit,
  profitBearer,
  profitOverhead,
  profitTotal,
} from "../../../models/customer_profit/index.ts";
import { derive, fill, type Rows, rowsOf, star } from "../contract.ts";
import { asOf, daysAgo, exact, type Line, lines } from "../lines.ts";

const variables = { as_of: asOf };
type Row = Record<string, number | string | null | string[]>;

const setOverhead = (db: Warehouse, amount: number | null, by: string | null) =>
  db.run(
    `SET VARIABLE overhead_amount = ${amount ?? "NULL"}::DECIMAL(18, 4); SET VARIABLE overhead_by = ${by ? `'${by}'` : "NULL"}::VARCHAR`,
  );

async function profits(db: Warehouse): Promise<{ customers: Row[]; totals: Row[] }> {
  await derive(db);
  for (const { writes, sql } of [profitBearer, profitOverhead])
    await db.run(`DELETE FROM ${writes.name}; INSERT INTO ${writes.name} ${await readSql(sql)}`);
  return { customers: await rowsOf<Row>(db, customerProfit), totals: await rowsOf<Row>(db, profitTotal) };
}

/** A company small enough to work out by hand: a buys with discounts and is served, b buys once, long ago. */
const byHand: Rows = {
  "core.order_line": [
    // a: list 100, 20 off, cost 50; list 100, nothing off, cost 60; half of the latter comes back.
    {
      order_key: "1",
      customer_key: "a",
      day: daysAgo(10),
      net_amount: 80,
      cost: 50,
      contribution: 30,
      discount: 20,
    },
    {
      order_key: "2",
      customer_key: "a",
      day: daysAgo(5),
      net_amount: 100,
      cost: 60,
      contribution: 40,
      discount: 0,
    },
    {
      order_key: "3",
      customer_key: "a",
      day: daysAgo(2),
      kind: "return",
      net_amount: -50,
      cost: -30,
      contribution: -20,
      return_of: "2",
    },
    {
      order_key: "2",
      customer_key: "a",
      day: daysAgo(5),
      kind: "fee",
      net_amount: 10,
      cost: 0,
      contribution: 10,
    },
    // b: cost unknown, so that all of it is contribution.
    { order_key: "4", customer_key: "b", day: daysAgo(400), net_amount: 40, contribution: 40 },
    // Nobody is named.
    {
      order_key: "5",
      customer_key: null,
      day: daysAgo(3),
      net_amount: 20,
      cost: 8,
      contribution: 12,
      discount: 5,
    },
  ].map((line) => ({ kind: "sale", ...line })),
  "core.interaction": [
    { interaction_key: "i1", customer_key: "a", day: daysAgo(4), kind: "call", cost: 7 },
    { interaction_key: "i2", customer_key: null, day: daysAgo(4), kind: "call", cost: 2 },
  ],
};

describe("the profit and loss of a customer", () => {
  test("goes from net revenue over gross margin and direct costs to contribution", async () => {
    const db = await star(byHand, variables);
    await db.run(
      `INSERT INTO staging.cost VALUES ('a', DATE '${daysAgo(3)}', 3), (NULL, DATE '${daysAgo(3)}', 1);
       INSERT INTO core.cost SELECT * FROM staging.cost`,
    );
    const { customers, totals } = await profits(db);
    expect(customers.map((row) => [row.customer_key, row.period])).toEqual([
      ["a", "last_365_days"],
      ["a", "to_date"],
      ["b", "to_date"],
    ]);
    expect(customers[0]).toEqual({
      customer_key: "a",
      period: "last_365_days",
      gross_sales: 180,
      returns: -50,
      fees: 10,
      adjustments: 0,
      net_revenue: 140,
      cost_of_goods: 80,
      uncosted_sales: 0,
      gross_margin: 60,
      interaction_cost: 7,
      other_cost: 3,
      contribution: 50,
      overhead_rule: "none",
      overhead: null,
      net_profit: 50,
      gross_margin_rate: 60 / 140,
      contribution_rate: 50 / 140,
      net_profit_rate: 50 / 140,
      orders: 2,
      purchase_days: 2,
      discount: 20,
      discount_rate: 0.1,
      company_discount_rate: 25 / 225,
      discounted_revenue_share: 80 / 180,
      discounted_day_share: 0.5,
      discount_dependence: 80 / 180 - 0.5,
      returns_share: 50 / 180,
      reasons: ["no_overhead"],
    });
    expect(customers[2]).toMatchObject({
      cost_of_goods: 0,
      uncosted_sales: 40,
      contribution: 40,
      discount_rate: 0,
      reasons: ["cost_unknown|EUR 40.00", "no_overhead"],
    });
    const total = (period: string, bearer: string) =>
      totals.find((row) => row.period === period && row.bearer === bearer);
    expect(total("last_365_days", "company")).toMatchObject({
      days: 365,
      customers: 1,
      net_revenue: 160,
      cost_of_goods: 88,
      interaction_cost: 9,
      other_cost: 4,
      contribution: 59,
      overhead: null,
      configured_overhead: null,
      net_profit: 59,
    });
    expect(total("to_date", "customers")).toMatchObject({ days: 401, customers: 2, contribution: 90 });
    expect(total("to_date", "anonymous")).toMatchObject({ customers: 0, contribution: 9 });
    db.close();
  });

  test("says that discounts are not known where no source gives them", async () => {
    const sales = byHand["core.order_line"]!.map((line) => ({ ...line, discount: null }));
    const db = await star({ "core.order_line": sales }, variables);
    const { customers } = await profits(db);
    for (const row of customers) {
      expect(row).toMatchObject({
        discount: null,
        discount_rate: null,
        company_discount_rate: null,
        discounted_revenue_share: null,
        discounted_day_share: null,
        discount_dependence: null,
      });
      expect(row.reasons).toContain("no_discounts");
    }
    db.close();
  });

  test("names who leans on discounts more than others", async () => {
    const db = await star(
      {
        "core.order_line": [
          {
            order_key: "1",
            customer_key: "a",
            day: daysAgo(1),
            kind: "sale",
            net_amount: 90,
            contribution: 9,
            cost: 81,
            discount: 10,
          },
          {
            order_key: "2",
            customer_key: "b",
            day: daysAgo(1),
            kind: "sale",
            net_amount: 30,
            contribution: 9,
            cost: 21,
            discount: 0,
          },
        ],
      },
      variables,
    );
    const { customers } = await profits(db);
    expect(customers[0]!.reasons).toEqual(["no_overhead", "discount_dependent|100%|75%"]);
    expect(customers[0]!.discount_dependence).toBe(0.25);
    expect(customers[2]!.reasons).toEqual(["no_overhead"]);
    db.close();
  });
});

describe("overhead", () => {
  const allocated = async (amount: number, by: string) => {
    const db = await star(byHand, variables);
    await setOverhead(db, amount, by);
    const { customers, totals } = await profits(db);
    db.close();
    const of = (period: string) => ({
      customers: customers.filter((row) => row.period === period).map((row) => row.overhead),
      anonymous: totals.find((row) => row.period === period && row.bearer === "anonymous")!.overhead,
      company: totals.find((row) => row.period === period && row.bearer === "company")!.overhead,
    });
    return { recent: of("last_365_days"), all: of("to_date"), customers };
  };

  test("by net revenue falls on anonymous sales too", async () => {
    // 140 and 20 of the last year's 160; over 401 days 100 × 401 ÷ 365 = 109.86 on 140 + 40 + 20.
    const { recent, all, customers } = await allocated(100, "revenue");
    expect(recent).toEqual({ customers: [87.5], anonymous: 12.5, company: 100 });
    expect(all).toEqual({ customers: [76.9, 21.97], anonymous: 10.99, company: 109.86 });
    expect(customers[0]).toMatchObject({ overhead_rule: "revenue", net_profit: 53 - 87.5 });
    expect(customers[0]!.reasons).toContain("overhead|EUR 87.50");
  });

  test("by orders, customers or gross margin is in their proportion", async () => {
    expect((await allocated(90, "orders")).recent).toEqual({ customers: [60], anonymous: 30, company: 90 });
    expect((await allocated(90, "customers")).recent).toEqual({ customers: [90], anonymous: 0, company: 90 });
    expect((await allocated(72, "gross_margin")).recent).toEqual({
      customers: [60],
      anonymous: 12,
      company: 72,
    });
  });

  test("that nothing can bear stays with the company, and says so", async () => {
    const db = await star(
      {
        "core.order_line": [
          {
            order_key: "1",
            customer_key: "a",
            day: daysAgo(9),
            kind: "return",
            net_amount: -10,
            contribution: -10,
          },
        ],
      },
      variables,
    );
    await setOverhead(db, 100, "revenue");
    const { customers, totals } = await profits(db);
    expect(customers[0]).toMatchObject({ overhead: null, net_profit: -10, overhead_rule: "revenue" });
    expect(customers[0]!.reasons).toContain("no_overhead_bearer");
    expect(totals[1]).toMatchObject({ bearer: "company", overhead: null, configured_overhead: 2.74 });
    db.close();
  });
});

test("a company without lines and costs has totals of nothing", async () => {
  const db = await star({}, variables);
  await setOverhead(db, 100, "customers");
  const { customers, totals } = await profits(db);
  expect(customers).toEqual([]);
  expect(totals).toHaveLength(6);
  for (const row of totals) expect(row).toMatchObject({ days: 0, contribution: 0, overhead: null });
  db.close();
});

test("whatever is sold, returned and spent, the bearers add up to the lines, and overhead to the hundredth", async () => {
  const db = await star({}, variables);
  const rule = fc.constantFrom("revenue", "orders", "customers", "gross_margin");
  const cents = fc.integer({ min: 1, max: 100_000_000 });
  await fc.assert(
    fc.asyncProperty(lines, rule, cents, async (all: Line[], by, amount) => {
      await fill(db, { "core.order_line": all }, variables);
      await setOverhead(db, amount / 100, by);
      const { customers, totals } = await profits(db);
      for (const period of ["last_365_days", "to_date"]) {
        const part = customers.filter((row) => row.period === period);
        const [anonymous, company, known] = totals.filter((row) => row.period === period);
        const inside = all.filter((line) => period === "to_date" || line.day > daysAgo(365));
        const sum = (name: string) => exact(part.map((row) => row[name] as number));
        for (const name of ["net_revenue", "cost_of_goods", "gross_margin", "contribution", "net_profit"]) {
          expect(sum(name)).toBe(exact([known![name] as number]));
          expect(sum(name) + exact([anonymous![name] as number])).toBe(exact([company![name] as number]));
        }
        expect(exact([company!.net_revenue as number])).toBe(exact(inside.map((line) => line.net_amount)));
        expect(exact([company!.contribution as number])).toBe(exact(inside.map((line) => line.contribution)));
        const borne = sum("overhead") + exact([(anonymous!.overhead as number | null) ?? 0]);
        if (company!.overhead === null) expect(borne).toBe(0);
        else {
          expect(company!.overhead).toBe(company!.configured_overhead);
          expect(borne).toBe(exact([company!.overhead as number]));
        }
        for (const row of part)
          expect(Math.round((row.overhead as number) * 100) / 100).toBe(row.overhead ?? 0);
      }
    }),
    { numRuns: 40 },
  );
  db.close();
});

test("a greater base never bears less overhead, and equal ones differ by no more than a hundredth", async () => {
  const db = await star(
    {
      "core.order_line": Array.from({ length: 97 }, (_, i) => ({
        order_key: `${i}`,
        customer_key: `c${String(i).padStart(2, "0")}`,
        day: daysAgo(i),
        kind: "sale",
        net_amount: 1 + (i % 7) / 3,
        contribution: 1,
      })),
    },
    variables,
  );
  await setOverhead(db, 1000, "revenue");
  const { customers } = await profits(db);
  const sorted = customers
    .filter((row) => row.period === "to_date")
    .map((row) => ({ base: row.net_revenue as number, overhead: row.overhead as number }))
    .sort((x, y) => x.base - y.base || x.overhead - y.overhead);
  for (const [i, row] of sorted.entries()) {
    const before = sorted[i - 1];
    if (!before) continue;
    expect(row.overhead).toBeGreaterThanOrEqual(before.overhead);
    if (row.base === before.base) expect(row.overhead - before.overhead).toBeLessThan(0.0101);
  }
  expect(exact(sorted.map((row) => row.overhead))).toBe(
    exact([(1000 * 97) / 365].map((x) => Math.round(x * 100) / 100)),
  );
  db.close();
});
