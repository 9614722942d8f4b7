import { describe, expect, test } from "vitest";
import { backtests } from "../../../models/backtest/index.ts";
import { covariates, customerCovariate } from "../../../models/covariates/index.ts";
import { customerMonth } from "../../../models/customer_month/index.ts";
import { customerRfm } from "../../../models/customer_rfm/index.ts";
import { transactionScore, transactions } from "../../../models/transaction_score/index.ts";
import { company, type Facts, run, type Setting } from "../company.ts";
import { addDays, asKnownOn, randomCompany } from "../random_company.ts";
import { type Days, heldOutAt, market } from "./market.ts";

const models = [...customerMonth, customerRfm, ...covariates, ...backtests, transactions, transactionScore];
const asOf = "2024-06-30";
const first = "2022-01-01";

async function built(facts: Facts, setting: Partial<Setting> = {}) {
  const { db, context } = await company(facts, { asOf, ...setting });
  const fits = await run(db, context, models);
  return { db, fits };
}
const linesOf = (customers: readonly Days[]) =>
  customers.flatMap((days, c) =>
    days.map((day) => ({ customer: `c${c}`, day: addDays(first, day), amount: 10 + (day % 7) })),
  );
const span = (Date.parse(asOf) - Date.parse(first)) / 86_400_000;
const shop = market({
  seed: "shop",
  customers: 1100,
  days: span,
  r: 0.9,
  alpha: 50,
  dropout: { a: 0.8, b: 3 },
});
const big = randomCompany({ seed: 8, customers: 90, from: "2022-01-01", to: asOf });

interface Kind {
  origin_no: number;
  origin: number;
  horizon: number;
  season: number;
  frequency: number;
  recency: number;
  age: number;
  log_gaps: number;
  seasonal: number;
  held_out: number;
  customers: number;
}

describe("histories at an origin", () => {
  test("are what the purchase days up to it say, and hold out what came after", async () => {
    const { db } = await built({ lines: linesOf(shop) });
    const kinds = await db.rows<Kind>(
      `SELECT h.* EXCLUDE (origin_on), h.origin_on - DATE '${first}' AS origin, season_on - DATE '${first}' AS season
       FROM score.backtest_history AS h JOIN score.backtest_origin USING (origin_no) ORDER BY origin_no, history_no`,
    );
    const origins = [...new Set(kinds.map((kind) => kind.origin_no))];
    expect(origins).toEqual([1, 2, 3, 4]);
    for (const no of origins) {
      const found = kinds.filter((kind) => kind.origin_no === no);
      const { origin, horizon, season } = found[0]!;
      expect([365, horizon]).toContain(origin - season);
      const { frame, actual, seasonal } = heldOutAt(shop, origin, horizon, season);
      const rows = Array.from(frame.T, (T, i) =>
        [frame.frequency[i], T, frame.recency[i], actual[i], seasonal[i]].join(" "),
      );
      const counted = new Map<string, number>();
      for (const row of rows) counted.set(row, (counted.get(row) ?? 0) + 1);
      expect(
        new Map(
          found.map((k) => [[k.frequency, k.age, k.recency, k.held_out, k.seasonal].join(" "), k.customers]),
        ),
      ).toEqual(counted);
      const gaps = frame.logGaps!.reduce((sum, value) => sum + value, 0);
      expect(found.reduce((sum, k) => sum + k.customers * k.log_gaps, 0)).toBeCloseTo(gaps, 6);
    }
    db.close();
  });

  test("know of returns what had come back by then", async () => {
    const { db } = await built(big);
    const origins = await db.rows<{ origin_no: number; origin: string }>(
      "SELECT origin_no, origin_on::VARCHAR AS origin FROM score.backtest_origin ORDER BY 1",
    );
    expect(origins.length).toBeGreaterThan(1);
    for (const { origin_no, origin } of origins) {
      const then = await company(asKnownOn(origin, big), { asOf: origin });
      await run(then.db, then.context, [customerRfm]);
      const known = await then.db.rows(
        "SELECT frequency, recency, age, count(*) AS customers FROM mart.customer_rfm GROUP BY ALL ORDER BY ALL",
      );
      const found = await db.rows(
        `SELECT frequency, recency, age, sum(customers)::BIGINT AS customers FROM score.backtest_history
         WHERE origin_no = ${origin_no} GROUP BY ALL ORDER BY ALL`,
      );
      expect(found).toEqual(known);
      then.db.close();
    }
    db.close();
  });

  test("of a company of more than twenty thousand customers are those of a fixed share of them", async () => {
    const { db, context } = await company({}, { asOf });
    await db.run(
      `INSERT INTO core.customer_day BY NAME
       SELECT 'c' || n AS customer_key, (DATE '${first}' + (n * 7919 % 700 + gap)::INTEGER) AS day, 1 AS orders,
         10 AS gross_sales, 0 AS returns, 0 AS fees, 0 AS adjustments, 10 AS net_revenue, 0 AS cost_to_serve,
         5 AS contribution, 10 AS purchase_value, true AS is_purchase
       FROM range(45000) AS c (n), (VALUES (0), (40)) AS g (gap)`,
    );
    await run(db, context, [...customerMonth, customerRfm, customerCovariate, ...backtests.slice(0, 2)]);
    const [newest] = await db.rows<{ one_in: number; customers: number; known: number }>(
      `SELECT max(one_in) AS one_in, sum(customers)::BIGINT AS customers,
         (SELECT count(*) FROM mart.customer_rfm WHERE first_purchase_on <= max(h.origin_on)) AS known
       FROM score.backtest_history AS h WHERE origin_no = (SELECT max(origin_no) FROM score.backtest_origin)`,
    );
    expect(newest!.one_in).toBe(3);
    expect(Math.abs((newest!.customers * 3) / newest!.known - 1)).toBeLessThan(0.03);
    db.close();
  });
});

describe("the back-test of a company", () => {
  test("names the model that the build takes, why, and what it rests on", async () => {
    const { db, fits } = await built({ lines: linesOf(shop) });
    const rows = await db.rows<Record<string, string | number | boolean | null>>(
      "SELECT * FROM mart.backtest ORDER BY origin_no, position",
    );
    const chosen = rows.filter((row) => row.is_chosen);
    expect(chosen.map((row) => row.origin_no)).toEqual([0, 1, 2, 3, 4]);
    expect(new Set(chosen.map((row) => row.candidate))).toEqual(new Set(["mbg_nbd"]));
    expect(rows.filter((row) => row.is_baseline)).toHaveLength(20);
    for (const row of rows) {
      expect(row.state === "refused" || Number(row.customers) > 0).toBe(true);
      expect(row.origin_on === null).toBe(row.origin_no === 0);
    }
    const records = new Map(fits.transactions!.records.map((record) => [record.name, record]));
    expect(records.get("choice")!.note).toMatch(/^mbg_nbd: .*4 held-out periods/);
    expect(records.get("against_naive")!.note).toMatch(/^better: /);
    expect(records.get("drift")!.note).toMatch(/^steady: /);
    expect(records.get("holdout_mae")!.value).toBeCloseTo(Number(chosen[0]!.mae), 12);
    for (const name of ["log_likelihood", "aic", "bic", "holdout_bias", "holdout_log_score"]) {
      expect(Number.isFinite(records.get(name)!.value)).toBe(true);
    }
    const [tenths] = await db.rows<{ deciles: number; actual: number }>(
      "SELECT count(*) AS deciles, sum(actual) AS actual FROM mart.backtest_decile WHERE is_chosen",
    );
    expect(tenths).toEqual({ deciles: 10, actual: chosen[0]!.actual });
    const [forecast] = await db.rows<{ expected: number }>(
      "SELECT sum(expected * customers) AS expected FROM score.backtest_forecast JOIN score.backtest_history USING (origin_no, history_no)",
    );
    expect(forecast!.expected).toBeCloseTo(Number(chosen[0]!.predicted), 6);
    db.close();
  }, 60_000);

  test("is of the model that the configuration names, and says so", async () => {
    const { db, fits } = await built({ lines: linesOf(shop) }, { models: { transactions: "pareto_nbd" } });
    const taken = await db.rows("SELECT DISTINCT candidate FROM mart.backtest WHERE is_chosen");
    expect(taken).toEqual([{ candidate: "pareto_nbd" }]);
    const records = new Map(fits.transactions!.records.map((record) => [record.name, record]));
    expect(records.get("choice")!.note).toBe("pareto_nbd: configured by models.transactions");
    expect(records.get("against_naive")!.note).toMatch(/^(better|no better): /);
    db.close();
  }, 60_000);

  test.each([
    ["without a customer", {}],
    ["of one customer on its first day", { lines: [{ customer: "a", day: asOf, amount: 5 }] }],
    ["of six weeks", { lines: linesOf(shop.map((days) => days.map((day) => span - 40 + (day % 40)))) }],
  ])("%s is empty, and the default or the pooled rate is taken", async (_, facts: Facts) => {
    const { db, fits } = await built(facts);
    expect(await db.rows("SELECT * FROM mart.backtest")).toEqual([]);
    expect(await db.rows("SELECT * FROM mart.backtest_decile")).toEqual([]);
    expect(fits.backtest!.records.find(({ name }) => name === "state")!.note).toMatch(/^not compared: /);
    const choice = fits.transactions!.records.find(({ name }) => name === "choice")!.note;
    expect(choice).toMatch(/^(mbg_nbd: the default, for no period could be held out|pooled_rate: )/);
    db.close();
  });

  test("is the same whatever order the lines come in", async () => {
    const lines = linesOf(shop.slice(0, 600));
    const [one, other] = [await built({ lines }), await built({ lines: [...lines].reverse() })];
    const all = "SELECT * FROM mart.backtest ORDER BY origin_no, position";
    expect(await other.db.rows(all)).toEqual(await one.db.rows(all));
    one.db.close();
    other.db.close();
  }, 60_000);
});
