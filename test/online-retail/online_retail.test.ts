import { copyFileSync, existsSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Config, load, parseConfig, Snapshots, type Warehouse } from "../../ingest/index.ts";
import { build, buildsFolder, publish } from "../../models/index.ts";
import { martHashes } from "../mart_hashes.ts";
import { onlineRetail } from "./config.ts";

const data = fileURLToPath(new URL("../../../shared/data/uci-online-retail", import.meta.url));
const byDay = join(data, "by-day");
const now = "2026-01-01T00:00:00Z";

describe.skipIf(!existsSync(byDay))(
  "UCI Online Retail (../shared/data/uci-online-retail)",
  () => {
    const folders: string[] = [];
    const folder = () => {
      folders.push(mkdtempSync(join(tmpdir(), "tessera-retail-")));
      return folders.at(-1)!;
    };
    afterAll(() => {
      for (const made of folders) rmSync(made, { recursive: true, force: true });
    });

    let base: string;
    let config: Config;

    async function buildAll(config: Config, base: string): Promise<Record<string, string>> {
      const { build: id } = await build(config, { base, now, version: "test" });
      await publish(config, base, id);
      return martHashes(config, base);
    }

    async function ask<T>(sql: string): Promise<T[]> {
      const snapshots = new Snapshots(buildsFolder(config, base));
      const lease = await snapshots.lease();
      try {
        return await lease.use((db: Warehouse) => db.rows<T>(sql));
      } finally {
        lease.release();
        await snapshots.close();
      }
    }

    let hashes: Record<string, string>;
    beforeAll(async () => {
      base = folder();
      for (const name of readdirSync(byDay)) copyFileSync(join(byDay, name), join(base, name));
      config = parseConfig(onlineRetail("data", { format: "csv", files: "*.csv" }));
      await load(config, { base, now });
      hashes = await buildAll(config, base);
    });

    test("all 541,909 rows are read, staged and accounted for", async () => {
      expect(await ask("SELECT * FROM meta.reconciliation ORDER BY entity DESC")).toEqual([
        {
          source: "retail",
          entity: "order_line",
          read: 541_909,
          staged: 541_909,
          superseded: 0,
          quarantined: 0,
          other: 0,
        },
        {
          source: "retail",
          entity: "customer",
          read: 406_829,
          staged: 4_372,
          superseded: 402_457,
          quarantined: 0,
          other: 135_080,
        },
      ]);
    });

    test("net revenue is the published total, and its parts add up to it", async () => {
      const [total] = await ask<Record<string, number>>(
        "SELECT sum(net_revenue) AS net, sum(gross_sales + returns + fees + adjustments) AS parts FROM mart.kpi_month",
      );
      expect(total).toEqual({ net: 9_747_747.934, parts: 9_747_747.934 });
    });

    test("the known customers are 4,372 and their net revenue is the published one", async () => {
      expect(await ask("SELECT count(*) AS customers, sum(net_revenue) AS net FROM mart.customer")).toEqual([
        { customers: 4_372, net: 8_300_065.814 },
      ]);
    });

    test("anonymous sales stay in revenue and out of the customer models", async () => {
      const [kpi] = await ask<{ anonymous: number }>(
        "SELECT sum(anonymous_revenue) AS anonymous FROM mart.kpi_month",
      );
      expect(kpi!.anonymous).toBeCloseTo(9_747_747.934 - 8_300_065.814, 6);
      expect(
        await ask("SELECT count(*) AS n FROM mart.customer WHERE customer_key NOT LIKE 'shop:_____'"),
      ).toEqual([{ n: 0 }]);
    });

    test("one file at a time, the last day first and every file twice, gives the same marts", async () => {
      const other = folder();
      for (const name of readdirSync(byDay).sort().reverse()) {
        copyFileSync(join(byDay, name), join(other, name));
        if (name.endsWith("1.csv")) await load(config, { base: other, now });
      }
      await load(config, { base: other, now });
      expect((await load(config, { base: other, now })).every((f) => f.outcome === "unchanged")).toBe(true);
      expect(await buildAll(config, other)).toEqual(hashes);
    });

    test("the Parquet copy gives the same marts", async () => {
      const other = folder();
      copyFileSync(join(data, "online_retail.parquet"), join(other, "online_retail.parquet"));
      const fromParquet = parseConfig(onlineRetail("data", { format: "parquet", files: "*.parquet" }));
      await load(fromParquet, { base: other, now });
      expect(await buildAll(fromParquet, other)).toEqual(hashes);
    });
  },
  300_000,
);
