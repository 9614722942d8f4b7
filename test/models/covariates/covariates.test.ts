import { beforeAll, describe, expect, test } from "vitest";
import type { Warehouse } from "../../../ingest/index.ts";
import { runEstimator } from "../../../models/build/estimate.ts";
import type { Context, Fit } from "../../../models/model.ts";
import { transactions } from "../../../models/transaction_score/index.ts";
import { built, market } from "./company.ts";

const { lines, regionOf } = market({ pace: { north: 0.01, south: 0.02 }, customers: 1000, seed: "planted" });
const scores = ["mart.transaction_score", "mart.covariate_effect"];
const stateOf = ({ records }: Fit, name: string) =>
  records.find((record) => record.kind === "state" && record.name === name)?.note ?? null;
const scoresOf = (db: Warehouse) =>
  db.rows<Record<string, unknown>>("FROM mart.transaction_score ORDER BY customer_key");

describe("where one region buys twice as often", () => {
  let db: Warehouse;
  let fits: Record<string, Fit>;
  let context: Context;
  // One customer of each region whose only purchase is of the last day, and one of a region nobody else is of
  const newcomers = [
    ["new north", "north"],
    ["new south", "south"],
    ["new moon", "moon"],
    ["new nowhere", null],
  ] as const;

  beforeAll(async () => {
    const everyone = [
      ...lines,
      ...newcomers.map(([customer]) => ({ customer, day: "2025-12-01", amount: 100 })),
    ];
    const tables = [
      ...scores,
      "mart.tier_month",
      "mart.clv",
      "mart.forecast_interval",
      "mart.churn",
      "mart.backtest",
    ];
    const options = { covariates: ["region"] as ["region"] };
    ({ db, fits, context } = await built(everyone, new Map([...regionOf, ...newcomers]), options, tables));
  }, 60_000);

  test("the back-tests choose the model that knows it, and the effect is found", async () => {
    expect(stateOf(fits.transactions!, "model")).toBe("mbg_nbd_covariates");
    expect(stateOf(fits.transactions!, "choice")).toMatch(
      /^mbg_nbd_covariates: the best forecasts of 4 held-out/,
    );
    expect(stateOf(fits.transactions!, "covariates")).toBe("taken: region (levels: 2)");
    const [rate] = await db.rows<Record<string, number>>(
      "FROM mart.covariate_effect WHERE acts_on = 'rate' AND NOT is_reference",
    );
    expect(rate!.ratio_p025).toBeGreaterThan(1.5);
    expect(rate!.ratio_p025).toBeLessThan(2);
    expect(rate!.ratio_p975).toBeGreaterThan(2);
    expect(rate!.ratio_p975).toBeLessThan(2.6);
    const leaving = await db.row<{ reasons: string[] }>(
      "SELECT reasons FROM mart.covariate_effect WHERE acts_on = 'leaving' AND NOT is_reference",
    );
    expect(leaving.reasons).toContain("covariate_by_chance");
  });

  test("new customers are expected to buy as their region does; a region of few counts as the commonest", async () => {
    const of = async (customer: string) =>
      (
        await db.row<{ n: number }>(
          `SELECT expected_orders_365 AS n FROM mart.transaction_score WHERE customer_key = '${customer}'`,
        )
      ).n;
    const [north, south, moon, nowhere] = await Promise.all(newcomers.map(([customer]) => of(customer)));
    const { reference } = await db.row<{ reference: string }>(
      "SELECT any_value(reference) AS reference FROM mart.covariate_effect",
    );
    expect(south! / north!).toBeGreaterThan(1.3);
    const commonest = reference === "north" ? north : south;
    expect([moon, nowhere]).toEqual([commonest, commonest]);
  });

  test("everything else of a build is of the same model: months replayed, value, forecasts, churn", async () => {
    const replayed = await db.row<{ most: number; customers: number }>(`
      SELECT max(abs(t.expected_contribution - c.clv)) AS most, count(*) AS customers
      FROM score.tier_month AS t
      JOIN score.customer_no USING (customer_no)
      JOIN mart.clv AS c USING (customer_key)
      WHERE t.month_end = getvariable('as_of')`);
    expect(replayed.customers).toBe(1004);
    expect(replayed.most).toBeLessThan(0.001);
    const total = await db.row<{ forecast: number; sum: number }>(`
      SELECT any_value(f.expected_orders) AS forecast, sum(t.expected_orders) AS sum
      FROM mart.forecast_interval AS f CROSS JOIN mart.transaction_score AS t WHERE f.level = 'total'`);
    expect(total.forecast).toBeCloseTo(total.sum, 6);
    const { model } = await db.row<{ model: string }>("SELECT model FROM mart.clv LIMIT 1");
    expect(model).toContain("mbg_nbd_covariates");
  });

  test("slices are scored as the whole is", async () => {
    const before = await db.rows<Record<string, number>>("FROM score.transactions ORDER BY customer_key");
    await db.run("DROP TABLE score.transactions; DROP TABLE score.covariate_effect");
    if (transactions.form !== "estimator") throw new Error("the transaction model is an estimator");
    await runEstimator(db, { ...transactions, fit: () => fits.transactions! }, context, fits, {
      sliceRows: 300,
    });
    const after = await db.rows<Record<string, number>>("FROM score.transactions ORDER BY customer_key");
    expect(after.length).toBe(1004);
    const differs = after.flatMap(({ customer_key: _, ...row }, i) =>
      Object.entries(row).filter(([name, value]) => Math.abs(value / before[i]![name]! - 1) > 1e-9),
    );
    expect(differs).toEqual([]);
  });
});

test("not configured, nothing is told by regions and scores are as if none were known", async () => {
  const few = lines.slice(0, 1500);
  const known = await built(few, regionOf, {}, scores);
  const unknown = await built(few, new Map([...regionOf.keys()].map((key) => [key, null])), {}, scores);
  expect(await scoresOf(known.db)).toEqual(await scoresOf(unknown.db));
  expect(known.fits.transactions!.records).toEqual(unknown.fits.transactions!.records);
  expect(stateOf(known.fits.transactions!, "covariates")).toBeNull();
  expect(known.fits.covariates!.records).toEqual([]);
  expect(await known.db.rows("FROM mart.covariate_effect")).toEqual([]);
});

test("customers whose region is not stated are a level of their own where they are many", async () => {
  const partly = new Map(
    [...regionOf].map(([key, region], i) => [key, i % 4 < 2 ? region : i % 4 === 2 ? null : " "]),
  );
  const options = { covariates: ["region"] as ["region"], transactions: "mbg_nbd_covariates" as const };
  const { db, fits } = await built(lines, partly, options, scores);
  expect(stateOf(fits.transactions!, "model")).toBe("mbg_nbd_covariates");
  const levels = await db.rows<{ level: string; customers: number; is_reference: boolean }>(
    "SELECT level, customers, is_reference FROM mart.covariate_effect WHERE acts_on = 'rate' ORDER BY level",
  );
  expect(levels).toEqual([
    { level: "north", customers: 250, is_reference: false },
    { level: "other", customers: 500, is_reference: true },
    { level: "south", customers: 250, is_reference: false },
  ]);
});

test("where all customers are of one region the plain model scores, and the state says why", async () => {
  const one = new Map([...regionOf.keys()].map((key) => [key, "north"]));
  const options = { covariates: ["region"] as ["region"], transactions: "mbg_nbd_covariates" as const };
  const { db, fits } = await built(lines, one, options, scores);
  const refused = "mbg_nbd_covariates was not fitted, no covariates: none has two levels";
  expect(stateOf(fits.transactions!, "model")).toBe("mbg_nbd");
  expect(stateOf(fits.transactions!, "choice")).toBe(`mbg_nbd: the plain model, for ${refused}`);
  expect(stateOf(fits.transactions!, "covariates")).toBe(`not taken, ${refused}: region (levels: 1)`);
  expect(await db.rows("FROM mart.covariate_effect")).toEqual([]);
  const plain = await built(lines, one, { transactions: "mbg_nbd" }, scores);
  expect(await scoresOf(db)).toEqual(await scoresOf(plain.db));
});

test("where regions do not differ the back-tests keep the plain model, and the state says so", async () => {
  const alike = market({ pace: { north: 0.012, south: 0.012 }, customers: 700, seed: "alike" });
  const { fits, db } = await built(alike.lines, alike.regionOf, { covariates: ["region"] }, scores);
  expect(stateOf(fits.transactions!, "model")).toBe("mbg_nbd");
  expect(stateOf(fits.transactions!, "covariates")).toBe(
    "not taken, mbg_nbd was chosen by the back-tests: region (levels: 2)",
  );
  expect(await db.rows("FROM mart.covariate_effect")).toEqual([]);
});
