import { copyFileSync, existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { load, parseConfig, type Warehouse } from "../../../ingest/index.ts";
import { setVariables } from "../../../models/build/variables.ts";
import type { ChurnParams } from "../../../models/churn/fit.ts";
import { type Candidate, type Judgement, judge } from "../../../models/churn/judge.ts";
import { onlineRetail } from "../../online-retail/config.ts";
import { run } from "../company.ts";
import { derive } from "../contract.ts";
import { coreOf, modelsFor } from "./core.ts";

const file = fileURLToPath(
  new URL("../../../../shared/data/uci-online-retail/online_retail.parquet", import.meta.url),
);
const asOf = "2011-06-09";
const end = "2011-12-09";
const horizon = 183;

/** Half a year of history, and half a year that nobody has seen: too little for labels of half a year. */
describe.skipIf(!existsSync(file))(
  "UCI Online Retail (../shared/data/uci-online-retail), as of 2011-06-09",
  () => {
    const base = mkdtempSync(join(tmpdir(), "tessera-churn-retail-"));
    let db: Warehouse;
    let params: ChurnParams;
    let judgements: Map<string, Judgement>;

    beforeAll(async () => {
      copyFileSync(file, join(base, "online_retail.parquet"));
      const config = parseConfig({
        ...onlineRetail("data", { format: "parquet", files: "*.parquet" }),
        models: { churnDays: horizon, transactions: "mbg_nbd" },
      });
      await load(config, { base, now: "2026-01-01T00:00:00Z" });
      const core = await coreOf(config, base, end);
      db = core.db;
      const bought = await db.rows<{ customer_key: string }>(
        `SELECT DISTINCT customer_key FROM core.customer_day
       WHERE is_purchase AND day > DATE '${asOf}' AND day <= DATE '${asOf}' + ${horizon}`,
      );
      await db.run(`SET VARIABLE as_of = DATE '${asOf}'`);
      await derive(db);
      const fits = await run(db, await setVariables(db, config), await modelsFor(db, ["mart.churn"]));
      params = fits.churn!.params as ChurnParams;
      const came = new Set(bought.map((row) => row.customer_key));
      const rows = await db.rows<Record<string, number> & { customer_key: string }>(
        `SELECT customer_key, s.logistic, s.gradient_boosting, c.churn_probability AS published,
         c.purchase_model_probability AS probabilistic, f.purchase_days_90
       FROM score.churn AS s JOIN score.churn_feature AS f USING (cut_off, customer_key) JOIN mart.churn AS c USING (customer_key)
       WHERE cut_off = DATE '${asOf}' ORDER BY customer_key`,
      );
      const quiet = Uint8Array.from(rows, (row) => (came.has(row.customer_key) ? 0 : 1));
      const share = quiet.reduce((sum, one) => sum + one, 0) / quiet.length;
      // Given the share that came out, which nobody knew: kinder than any forecast could be.
      const shareOf = (recent: boolean) => {
        const own = rows.flatMap((row, i) => (row.purchase_days_90! > 0 === recent ? [quiet[i]!] : []));
        return own.reduce((sum, one) => sum + one, 0) / own.length;
      };
      const [recent, old] = [shareOf(true), shareOf(false)];
      const forecasts: Record<string, (row: Record<string, number>) => number> = {
        published: (row) => row.published!,
        logistic: (row) => row.logistic!,
        gradient_boosting: (row) => row.gradient_boosting!,
        probabilistic: (row) => row.probabilistic!,
        recent_purchase: (row) => (row.purchase_days_90! > 0 ? recent : old),
        base_rate: () => share,
      };
      judgements = new Map(
        Object.entries(forecasts).map(([name, of]) => [
          name,
          judge(name as Candidate, Float64Array.from(rows, of), quiet),
        ]),
      );
      console.table(
        Object.fromEntries(
          [...judgements].map(([name, { logLoss, calibration, line }]) => [
            name,
            {
              customers: quiet.length,
              lost: share.toFixed(4),
              "log-loss": logLoss.toFixed(4),
              Brier: calibration.brier.toFixed(4),
              AUC: calibration.auc?.toFixed(4),
              slope: line?.slope.toFixed(3),
            },
          ]),
        ),
      );
    }, 120_000);
    afterAll(() => {
      db.close();
      rmSync(base, { recursive: true, force: true });
    });

    const lossOf = (name: string) => judgements.get(name)!.logLoss;
    const aucOf = (name: string) => judgements.get(name)!.calibration.auc!;

    test("the history teaches labels of a third of it, which are carried to half a year", () => {
      expect(params.labelDays).toBe(63);
      expect(params.folds?.learntCutOffs).toBe(1);
      expect(params.chosen).not.toBe("probabilistic");
    });

    test("the learner that was taken beats the purchase model, and that the naive ones, on what came", () => {
      expect(lossOf("published")).toBeLessThan(lossOf("probabilistic"));
      expect(aucOf("published")).toBeGreaterThan(aucOf("probabilistic"));
      expect(lossOf("probabilistic")).toBeLessThan(lossOf("recent_purchase"));
      expect(lossOf("recent_purchase")).toBeLessThan(lossOf("base_rate"));
      expect(aucOf("published")).toBeGreaterThan(0.72);
    });

    test("both learners beat the purchase model", () => {
      expect(lossOf("logistic")).toBeLessThan(lossOf("probabilistic"));
      expect(lossOf("gradient_boosting")).toBeLessThan(lossOf("probabilistic"));
    });

    test("of each tenth of the forecasts about as many stayed away as was said", () => {
      for (const { predicted, observed } of judgements.get("published")!.calibration.bins)
        expect(Math.abs(predicted - observed)).toBeLessThan(0.1);
    });
  },
);
