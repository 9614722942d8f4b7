import { copyFileSync, existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { load, parseConfig, type Warehouse } from "../../ingest/index.ts";
import { type BaselineId, baselines } from "../../models/backtest/baselines.ts";
import { tryModel } from "../../models/backtest/evaluate.ts";
import type { HoldOut } from "../../models/backtest/hold_out.ts";
import { decilesOf, type Forecast, type Metrics, metricsOf } from "../../models/backtest/metrics.ts";
import { setVariables } from "../../models/build/variables.ts";
import { customerRfm } from "../../models/customer_rfm/index.ts";
import { fitSpend } from "../../models/spend_score/fit.ts";
import { spendExpected } from "../../models/spend_score/fitted.ts";
import { candidates } from "../../models/transaction_score/candidates.ts";
import { coreOf } from "../models/churn/core.ts";
import { run } from "../models/company.ts";
import { derive } from "../models/contract.ts";
import { printTable } from "../sample-company/print.ts";
import { onlineRetail } from "./config.ts";

const file = fileURLToPath(
  new URL("../../../shared/data/uci-online-retail/online_retail.parquet", import.meta.url),
);
const asOf = "2011-06-09";
const end = "2011-12-09";
const days = 183;

interface Judged {
  purchases: Metrics;
  money: Metrics;
}

/** Half a year to learn from, half a year of which nothing is known: purchases and money, by customer and in all. */
describe.skipIf(!existsSync(file))(
  "UCI Online Retail (../shared/data/uci-online-retail), learnt to 2011-06-09, held out to 2011-12-09",
  () => {
    const base = mkdtempSync(join(tmpdir(), "tessera-retail-"));
    let db: Warehouse;
    const judged = new Map<string, Judged>();
    const trials = new Map<string, Forecast>();
    let heldOut: HoldOut;

    beforeAll(async () => {
      copyFileSync(file, join(base, "online_retail.parquet"));
      const config = parseConfig(onlineRetail("data", { format: "parquet", files: "*.parquet" }));
      await load(config, { base, now: "2026-01-01T00:00:00Z" });
      ({ db } = await coreOf(config, base, end));
      await db.run(
        `CREATE TEMP TABLE later AS
         SELECT customer_key, count(*) FILTER (WHERE is_purchase) AS n, coalesce(sum(purchase_value) FILTER (WHERE is_purchase), 0) AS money
         FROM core.customer_day WHERE day > DATE '${asOf}' AND day <= DATE '${end}' GROUP BY customer_key`,
      );
      await db.run(`SET VARIABLE as_of = DATE '${asOf}'`);
      await derive(db);
      await run(db, await setVariables(db, config), [customerRfm]);
      const rows = await db.rows<Record<string, number>>(
        `SELECT r.frequency, r.recency, r.age, r.log_gaps, coalesce(r.monetary::DOUBLE, 'NaN'::DOUBLE) AS monetary,
           r.spend::DOUBLE AS spend, coalesce(l.n, 0) AS n, coalesce(l.money, 0)::DOUBLE AS money
         FROM mart.customer_rfm AS r LEFT JOIN later AS l USING (customer_key) ORDER BY customer_key`,
      );
      const column = (name: string) => Float64Array.from(rows, (row) => row[name]!);
      const one = Float64Array.from(rows, () => 1);
      heldOut = {
        originOn: 0,
        horizon: days,
        frame: {
          frequency: column("frequency"),
          recency: column("recency"),
          T: column("age"),
          logGaps: column("log_gaps"),
          weight: one,
        },
        actual: column("n"),
        // The history is half a year: there was no such window a year before
        seasonal: Float64Array.from(rows, () => Number.NaN),
      };
      const money = column("money");
      const spends = { frequency: column("frequency"), monetary: column("monetary"), spend: column("spend") };
      const spend = spendExpected(fitSpend(spends).params, spends);
      const perPurchase = spends.spend.map((total, i) => total / (spends.frequency[i]! + 1));
      const judge = (name: string, forecast: Forecast, each: Float64Array) => {
        trials.set(name, forecast);
        judged.set(name, {
          purchases: metricsOf(forecast, heldOut.actual, one),
          money: metricsOf({ expected: forecast.expected.map((n, i) => n * each[i]!) }, money, one),
        });
      };
      for (const model of candidates) {
        const trial = tryModel(model, heldOut, false);
        if (trial.state === "fitted" || trial.state === "at_bound") judge(model.id, trial.forecast, spend);
      }
      const naive: BaselineId[] = ["own_rate", "recent_rate", "base_rate"];
      for (const id of naive) judge(id, { expected: baselines[id](heldOut) }, perPurchase);
      print();
    }, 120_000);

    afterAll(() => {
      db.close();
      rmSync(base, { recursive: true, force: true });
    });

    function print() {
      const line = (name: string, m: Metrics) => ({
        model: name,
        actual: Math.round(m.actual),
        predicted: Math.round(m.predicted),
        "bias %": 100 * (m.bias ?? Number.NaN),
        MAE: m.mae,
        RMSE: m.rmse,
        AUC: m.auc,
        correlation: m.correlation,
        "top tenth %": 100 * (m.capture ?? Number.NaN),
      });
      printTable(
        "purchase days",
        [...judged].map(([name, { purchases }]) => line(name, purchases)),
        3,
      );
      printTable(
        "money, GBP",
        [...judged].map(([name, { money }]) => line(name, money)),
        3,
      );
      printTable(
        "calibration of NBD by tenth: purchase days a customer",
        decilesOf(trials.get("nbd")!, heldOut.actual, heldOut.frame.weight!).map((d) => ({
          customers: d.customers,
          predicted: d.predicted / d.customers,
          actual: d.actual / d.customers,
        })),
        3,
      );
    }

    const of = (name: string) => judged.get(name)!;
    const models = () => [...judged.keys()].filter((name) => candidates.some(({ id }) => id === name));

    test("every model of purchases can be fitted, or runs to a bound that says nobody is seen to leave", () => {
      expect(models()).toHaveLength(candidates.length);
    });

    const rates = ["own_rate", "recent_rate"];
    const size = (bias: number | null) => Math.abs(bias ?? Number.NaN);

    test("in all, each is within a tenth of the purchases that came, and nearer than rates carried on", () => {
      for (const name of models()) {
        expect(size(of(name).purchases.bias)).toBeLessThan(0.1);
        for (const rate of rates)
          expect(size(of(name).purchases.bias)).toBeLessThan(size(of(rate).purchases.bias));
      }
    });

    test("customer by customer, each errs less than every rule of thumb and ranks customers better", () => {
      for (const name of models()) {
        for (const naive of [...rates, "base_rate"]) {
          expect(of(name).purchases.rmse).toBeLessThan(of(naive).purchases.rmse);
          expect(of(name).purchases.mae).toBeLessThan(of(naive).purchases.mae);
          expect(of(name).purchases.auc!).toBeGreaterThan(of(naive).purchases.auc!);
        }
      }
    });

    test("in money each is nearer in all than the rules of thumb, though the season made all of them too low", () => {
      for (const name of models()) {
        expect(of(name).money.bias!).toBeLessThan(0);
        for (const naive of [...rates, "base_rate"])
          expect(size(of(name).money.bias)).toBeLessThan(size(of(naive).money.bias));
        expect(of(name).money.correlation!).toBeGreaterThan(0.9);
      }
    });

    test("regular buyers are taken for what they are: CNBD-k forecasts best, in number and in money", () => {
      for (const name of models().filter((id) => !id.includes("cnbd"))) {
        expect(of("bg_cnbd_k").purchases.rmse).toBeLessThan(of(name).purchases.rmse);
        expect(size(of("bg_cnbd_k").money.bias)).toBeLessThan(size(of(name).money.bias));
      }
    });

    test("of each tenth of NBD's forecasts customers bought nearly as often as was said", () => {
      for (const { customers, predicted, actual } of decilesOf(
        trials.get("nbd")!,
        heldOut.actual,
        heldOut.frame.weight!,
      )) {
        expect(Math.abs(predicted - actual) / customers).toBeLessThan(
          Math.max(0.5, (0.2 * actual) / customers),
        );
      }
    });
  },
);
