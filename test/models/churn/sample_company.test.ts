import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { load, parseConfig, type Warehouse, writeSample } from "../../../ingest/index.ts";
import type { ChurnParams } from "../../../models/churn/fit.ts";
import { reasons } from "../../../models/reasons.ts";
import shipped from "../../../tessera.config.ts";
import { run } from "../company.ts";
import { coreOf, modelsFor } from "./core.ts";

/**
 * The sample company plants complaints that make every later drop-out two and a half times as likely; whether the
 * customer is in truth still active stands in truth/customers.csv.
 */
describe("the sample company", () => {
  const base = mkdtempSync(join(tmpdir(), "tessera-churn-sample-"));
  let db: Warehouse;
  let params: ChurnParams;

  beforeAll(async () => {
    const config = parseConfig({ ...shipped, models: { ...shipped.models, transactions: "mbg_nbd" } });
    await writeSample(join(base, ".tessera/sample"), { seed: config.seed });
    await load(config, { base, now: "2026-01-01T00:00:00Z" });
    const core = await coreOf(config, base);
    db = core.db;
    const marts = ["churn", "churn_comparison", "churn_calibration", "churn_driver"];
    const models = await modelsFor(
      db,
      marts.map((name) => `mart.${name}`),
    );
    params = (await run(db, core.context, models)).churn!.params as ChurnParams;
    await db.run(
      `CREATE SCHEMA truth; CREATE TABLE truth.customer AS
       SELECT 'erp:' || customer_no AS customer_key, * FROM read_csv('${join(base, ".tessera/sample/truth/customers.csv")}', header = true)`,
    );
  }, 180_000);
  afterAll(() => {
    db.close();
    rmSync(base, { recursive: true, force: true });
  });

  const losses = async () => {
    const rows = await db.rows<{ candidate: string; log_loss: number; auc: number }>(
      "SELECT candidate, log_loss, auc FROM mart.churn_comparison",
    );
    console.table(rows);
    return Object.fromEntries(rows.map((row) => [row.candidate, row.log_loss]));
  };

  test("is forecast better with complaints, contacts and the rest than by purchase days alone", async () => {
    const loss = await losses();
    expect(params.chosen).not.toBe("probabilistic");
    expect(loss[params.chosen]).toBeLessThan(loss.probabilistic!);
    expect(loss.probabilistic).toBeLessThan(loss.recent_purchase!);
    expect(loss.recent_purchase).toBeLessThan(loss.base_rate!);
  });

  test("its forecasts are calibrated out of time", async () => {
    const bins = await db.rows<{ customers: number; predicted: number; observed: number }>(
      "SELECT customers, predicted, observed FROM mart.churn_calibration WHERE candidate = ?",
      [params.chosen],
    );
    expect(bins).toHaveLength(10);
    for (const { customers, predicted, observed } of bins) {
      const error = Math.sqrt((predicted * (1 - predicted)) / customers);
      expect(Math.abs(predicted - observed)).toBeLessThan(0.03 + 3 * error);
    }
  });

  test("complaints are found to raise the chance of silence, by either learner", async () => {
    for (const model of ["logistic", "gradient_boosting"]) {
      const rows = await db.rows<{ theme: string; weight: number }>(
        "SELECT theme, sum(weight) AS weight FROM mart.churn_driver WHERE model = ? GROUP BY theme",
        [model],
      );
      expect(rows.find((row) => row.theme === "complaints")!.weight, model).toBeGreaterThan(0.01);
    }
    const { complained, others } = await db.row<{ complained: number; others: number }>(
      `SELECT avg(churn_probability - purchase_model_probability) FILTER (WHERE first_complaint_on IS NOT NULL) AS complained,
         avg(churn_probability - purchase_model_probability) FILTER (WHERE first_complaint_on IS NULL) AS others
       FROM mart.churn JOIN truth.customer USING (customer_key) JOIN score.churn_feature AS f USING (customer_key)
       WHERE f.is_present AND f.days_since_purchase < 120`,
    );
    expect(complained).toBeGreaterThan(others + 0.02);
  });

  test("reasons of those still buying who had complained name complaints, as raising the risk", async () => {
    const { named, lowered, all } = await db.row<{ named: number; lowered: number; all: number }>(
      `SELECT count_if(array_to_string(reasons, ' ') LIKE '%churn_raised_by_complaints|%') AS named,
         count_if(array_to_string(reasons, ' ') LIKE '%churn_lowered_by_complaints|%') AS lowered, count(*) AS all
       FROM mart.churn JOIN score.churn_feature AS f USING (customer_key)
       WHERE f.is_present AND f.complaints > 0 AND f.days_since_purchase < 120`,
    );
    expect(all).toBeGreaterThan(50);
    expect(named / all).toBeGreaterThan(0.6);
    expect(lowered / all).toBeLessThan(0.05);
  });

  test("hardly anybody who never complained is told of complaints", async () => {
    const { told } = await db.row<{ told: number }>(
      `SELECT avg((array_to_string(reasons, ' ') LIKE '%_by_complaints|%')::INTEGER) AS told
       FROM mart.churn JOIN score.churn_feature AS f USING (customer_key) WHERE f.is_present AND f.complaints = 0`,
    );
    expect(told).toBeLessThan(0.02);
  });

  test("every reason is in the catalogue, in both languages, with as many numbers as its sentence has places", async () => {
    const tokens = await db.rows<{ token: string }>(
      "SELECT DISTINCT unnest(reasons) AS token FROM mart.churn",
    );
    expect(tokens.length).toBeGreaterThan(500);
    for (const { token } of tokens) {
      const [code, ...args] = token.split("|");
      const places = new Set(reasons[code!]!.en.match(/\{\d\}/g) ?? []);
      expect([places.size, args.includes("")], token).toEqual([args.length, false]);
    }
  });

  test("every customer with a purchase has one row, up to three reasons, and revenue at risk that follows", async () => {
    const wrong = await db.rows(
      `SELECT * FROM mart.churn JOIN score.transactions AS t USING (customer_key) JOIN score.spend AS s USING (customer_key)
       WHERE len(reasons) NOT BETWEEN 1 AND 3 OR churn_probability NOT BETWEEN 0 AND 1
         OR abs(revenue_at_risk - churn_probability * t.orders_if_alive * s.expected_spend) > 0.001`,
    );
    expect(wrong).toEqual([]);
    const { n, all } = await db.row<{ n: number; all: number }>(
      "SELECT (SELECT count(*) FROM mart.churn) AS n, (SELECT count(*) FROM mart.customer_rfm) AS all",
    );
    expect(n).toBe(all);
  });
});
