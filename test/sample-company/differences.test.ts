import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { load, parseConfig, Snapshots, Warehouse, writeSample } from "../../ingest/index.ts";
import { build, buildsFolder } from "../../models/index.ts";
import shipped from "../../tessera.config.ts";

const config = parseConfig(shipped);
const now = "2026-01-01T00:00:00Z";
let base: string;
let db: Warehouse;

beforeAll(async () => {
  base = await mkdtemp(join(tmpdir(), "tessera-differences-"));
  await writeSample(join(base, ".tessera/sample"), { seed: 1, customers: 400 });
  await load(config, { base, now });
  const { build: id } = await build(config, { base, now, version: "0" });
  db = await Warehouse.open(new Snapshots(buildsFolder(config, base)).path(id), { readonly: true });
}, 120_000);
afterAll(async () => {
  db?.close();
  await rm(base, { recursive: true, force: true });
});

test("of the CRM's copies of the ERP's orders exactly the planted ones are found to differ, with their amounts", async () => {
  const planted = await db.rows(
    `SELECT 'erp:' || order_no AS reference,
       CASE what WHEN 'missing_in_crm' THEN 'only_left' WHEN 'not_in_erp' THEN 'only_right' ELSE 'disagrees' END AS state,
       CASE WHEN currency = 'EUR' THEN erp::DOUBLE END AS left_amount, CASE WHEN currency = 'EUR' THEN crm::DOUBLE END AS right_amount
     FROM read_csv(?, header = true, all_varchar = true) ORDER BY ALL`,
    [join(base, ".tessera/sample/truth/differences.csv")],
  );
  const found = await db.rows(
    `WITH planted AS (SELECT 'erp:' || order_no AS reference, currency FROM read_csv(?, header = true, all_varchar = true))
     SELECT reference, state, CASE WHEN coalesce(currency, 'EUR') = 'EUR' THEN left_amount END AS left_amount,
       CASE WHEN coalesce(currency, 'EUR') = 'EUR' THEN right_amount END AS right_amount
     FROM mart.system_difference LEFT JOIN planted USING (reference) WHERE kind = 'order' ORDER BY ALL`,
    [join(base, ".tessera/sample/truth/differences.csv")],
  );
  expect(new Set(planted.map((row) => row.state)).size).toBe(3);
  expect(found).toEqual(planted);
});
