import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Warehouse } from "../../../ingest/index.ts";
import { runEstimator, runTotals } from "../../../models/build/estimate.ts";
import { clvIntervals } from "../../../models/clv/index.ts";
import { forecasts } from "../../../models/forecast_interval/index.ts";
import { type Context, type Fit, tablesOf } from "../../../models/model.ts";
import { transactions } from "../../../models/transaction_score/index.ts";
import { company, type Facts, modelsFor, run } from "../company.ts";
import { asKnownOn, randomCompany } from "../random_company.ts";

const asOf = "2024-05-20";
const wanted = ["mart.forecast_interval", "mart.clv", "mart.transaction_score", "mart.spend_score"];

interface Row {
  level: string;
  name: string;
  customers: number;
  expected_orders: number;
  orders_p10: number;
  orders_p90: number;
  orders_parameter_share: number;
  clv: number;
  clv_p10: number | null;
  clv_p90: number | null;
  clv_parameter_share: number | null;
  covers: string;
  reasons: string[];
}

async function built(facts: Facts): Promise<{ db: Warehouse; context: Context; fits: Record<string, Fit> }> {
  const { db, context } = await company(facts, { asOf, tiers: { months: 1 } });
  const fits = await run(db, context, await modelsFor(db, wanted));
  return { db, context, fits };
}

const rows = (db: Warehouse) => db.rows<Row>("SELECT * FROM mart.forecast_interval ORDER BY level, name");

describe("a company of 150 customers", () => {
  const facts = asKnownOn(asOf, randomCompany({ seed: 31, customers: 150, from: "2022-01-01", to: asOf }));
  let db: Warehouse;
  let context: Context;
  let fits: Record<string, Fit>;
  beforeAll(async () => {
    ({ db, context, fits } = await built(facts));
  });
  afterAll(() => db.close());

  test("has the total, and levels that add up to it", async () => {
    const all = await rows(db);
    const total = all.find((row) => row.level === "total")!;
    const sum = await db.row<Record<"customers" | "clv" | "orders", number>>(
      `SELECT count(*) AS customers, sum(clv) AS clv, sum(expected_orders) AS orders FROM mart.clv`,
    );
    expect(total.customers).toBe(sum.customers);
    expect(total.clv).toBeCloseTo(sum.clv, 1);
    expect(total.expected_orders).toBeCloseTo(sum.orders, 6);
    for (const level of ["tier", "rfm_segment"]) {
      const parts = all.filter((row) => row.level === level);
      expect(parts.length).toBeGreaterThan(1);
      expect(parts.reduce((a, row) => a + row.customers, 0)).toBe(total.customers);
      expect(parts.reduce((a, row) => a + row.clv, 0)).toBeCloseTo(total.clv, 2);
    }
  });

  test("has intervals around every sum, narrower in proportion the more customers there are", async () => {
    for (const row of await rows(db)) {
      expect(row.orders_p10).toBeLessThan(row.expected_orders);
      expect(row.orders_p90).toBeGreaterThan(row.orders_p10);
      expect(row.clv_p10!).toBeLessThan(row.clv);
      expect(row.orders_parameter_share).toBeGreaterThanOrEqual(0);
      expect(row.orders_parameter_share).toBeLessThan(1);
      expect(row.covers).toBe("chance_and_parameters");
    }
    const width = (row: Row) => (row.orders_p90 - row.orders_p10) / row.expected_orders;
    const total = (await rows(db)).find((row) => row.level === "total")!;
    const parts = (await rows(db)).filter((row) => row.level === "rfm_segment");
    expect(parts.every((part) => width(part) > width(total))).toBe(true);
    expect(total.clv_p90!).toBeGreaterThan(total.clv);
  });

  test("says that it is small, and what part of the variance is the parameters'", async () => {
    const total = (await rows(db)).find((row) => row.level === "total")!;
    const { n } = await db.row<{ n: number }>("SELECT count(*) AS n FROM mart.customer_rfm");
    expect(total.reasons[0]).toBe(`interval_small|${n}`);
    expect(total.reasons[1]).toBe(`interval_parameters|${Math.round(100 * total.clv_parameter_share!)}%`);
  });

  test("has percentiles of every customer in order, and a value that is theirs times margin", async () => {
    const wrong = await db.rows(
      `SELECT customer_key FROM mart.clv JOIN mart.transaction_score AS t USING (customer_key)
       WHERE NOT (clv_p10 <= clv_p90 AND orders_p10 <= orders_p50 AND orders_p50 <= orders_p90)
          OR (clv_p10 > 0 AND NOT (clv BETWEEN clv_p10 AND clv_p90))
          OR (orders_p90 = 0 AND clv_p90 > 0) OR clv_p90 IS NULL`,
    );
    expect(wrong).toEqual([]);
    const { bought } = await db.row<{ bought: number }>(
      "SELECT count(*) AS bought FROM mart.clv WHERE clv_p90 > clv",
    );
    expect(bought).toBeGreaterThan(10);
  });

  test("scores the same in slices as at once", async () => {
    const all = async (table: string) => db.rows(`SELECT * FROM ${table} ORDER BY ALL`);
    for (const model of [transactions, clvIntervals]) {
      if (model.form !== "estimator") throw new Error("an estimator is meant");
      const whole = await all(model.writes.name);
      for (const { name } of tablesOf(model)) await db.run(`DROP TABLE ${name}`);
      await runEstimator(db, { ...model, fit: () => fits[model.name]! }, context, fits, { sliceRows: 37 });
      expect(await all(model.writes.name)).toEqual(whole);
    }
    const whole = await db.rows<Record<string, number>>("SELECT * FROM score.forecast_total ORDER BY place");
    await db.run("DROP TABLE score.forecast_total");
    await runTotals(db, forecasts, fits, context, { sliceRows: 41 });
    const sliced = await db.rows<Record<string, number>>("SELECT * FROM score.forecast_total ORDER BY place");
    sliced.forEach((row, i) => {
      for (const [name, value] of Object.entries(row)) {
        if (typeof value === "number")
          expect(value / (whole[i]![name] || 1)).toBeCloseTo(value === 0 ? 0 : 1, 9);
        else expect(value).toBe(whole[i]![name]);
      }
    });
  });
});

test("a company too small for a spend model has no interval of value, and says so", async () => {
  const { db } = await built({
    lines: [
      { customer: "a", day: "2024-01-01", amount: 100 },
      { customer: "a", day: "2024-04-01", amount: 50 },
      { customer: "b", day: "2024-05-20", amount: 100 },
    ],
  });
  const [total] = (await rows(db)).filter((row) => row.level === "total");
  expect(total).toMatchObject({ customers: 2, clv_p10: null, clv_p90: null, covers: "chance" });
  expect(total!.reasons).toEqual(["interval_no_spread", "interval_chance"]);
  expect(total!.orders_p90).toBeGreaterThan(total!.orders_p10);
  db.close();
});

test("a company without customers has no forecast", async () => {
  const { db } = await built({});
  expect(await rows(db)).toEqual([]);
  db.close();
});
