import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import {
  type Config,
  Ledger,
  ledgerFolder,
  load,
  parseConfig,
  resolveIdentity,
  stage,
  Warehouse,
  writeSample,
} from "../../../ingest/index.ts";
import shipped from "../../../tessera.config.ts";
import { temporaryFolder } from "./folder.ts";

const base = await temporaryFolder();
const shippedConfig = parseConfig(shipped);
const folder = ".tessera/sample";
const { planted } = await writeSample(join(base, folder), { seed: 1, customers: 1500 });
await load(shippedConfig, { base, now: "2026-01-01T00:00:00Z" });
const open: Warehouse[] = [];
afterAll(() => {
  for (const db of open) db.close();
});

async function resolved(config: Config, before = "SELECT 1"): Promise<Warehouse> {
  const db = await Warehouse.open();
  open.push(db);
  await db.run(`CREATE SCHEMA staging; SET TimeZone = '${config.company.timeZone}'`);
  await stage(db, await Ledger.open(ledgerFolder(config, base)), config, { asOf: undefined });
  await db.run(before);
  await resolveIdentity(db, config);
  for (const file of ["duplicates", "lookalikes"]) {
    const path = join(base, folder, "truth", `${file}.csv`);
    await db.run(
      `CREATE TABLE ${file} AS SELECT "left" AS a, "right" AS b FROM read_csv('${path}', header = true)`,
    );
  }
  await db.run(`CREATE TABLE held AS
    SELECT l.customer_id AS id, coalesce(a.customer_key, l.customer_id) AS key
    FROM identity.live AS l LEFT JOIN identity.assigned AS a ON a.alias_key = l.customer_id`);
  return db;
}

const joinedOf = async (db: Warehouse, table: string) =>
  (
    await db.row<{ n: number }>(
      `SELECT count(*) AS n FROM ${table} AS t JOIN held AS x ON x.id = t.a JOIN held AS y ON y.id = t.b AND y.key = x.key`,
    )
  ).n;

test("the planted duplicates of the sample company are found, and none of its look-alikes is joined", async () => {
  const db = await resolved(shippedConfig);
  expect(planted.duplicates).toBeGreaterThan(50);
  expect((await joinedOf(db, "duplicates")) / planted.duplicates).toBeGreaterThanOrEqual(0.95);
  expect(planted.lookalikes).toBeGreaterThan(20);
  expect(await joinedOf(db, "lookalikes")).toBe(0);
  // A customer of n records has n − 1 joins; what was planted twice over is one customer of three
  const { joins } = await db.row<{ joins: number }>(
    "SELECT count(*) - count(DISTINCT key) AS joins FROM held",
  );
  expect(joins).toBeLessThanOrEqual(planted.duplicates);
});

test("look-alikes stay apart too where no source says which account is above which", async () => {
  const db = await resolved(shippedConfig, "UPDATE staging.customer SET parent_id = NULL");
  expect((await joinedOf(db, "duplicates")) / planted.duplicates).toBeGreaterThanOrEqual(0.95);
  expect(await joinedOf(db, "lookalikes")).toBeLessThanOrEqual(1);
});
