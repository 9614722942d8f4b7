import { join } from "node:path";
import {
  type Config,
  Ledger,
  ledgerFolder,
  literal,
  load,
  parseConfig,
  type SampleSummary,
  stage,
  Warehouse,
  writeSample,
} from "../../ingest/index.ts";
import { build, buildsFolder, publish } from "../../models/index.ts";
import shipped from "../../tessera.config.ts";

export const config: Config = parseConfig(shipped);
export const sampleFolder = ".tessera/sample";

/** A year before the last day: what was said then can be held against what the later build saw. */
export const earlierDay = "2024-12-31";

const now = "2026-01-01T00:00:00Z";

export const loadSample = (base: string) => load(config, { base, now });

export async function buildAndPublish(base: string, asOf?: string): Promise<string> {
  const { build: id } = await build(config, { base, now, version: "test", asOf });
  await publish(config, base, id);
  return id;
}

const truths = { affinity: "affinity", customer: "customers", damage: "damage", correction: "corrections" };

/**
 * The sample company as `tessera demo` writes it, loaded and built with the configuration as shipped, as of its
 * last day and as of the earlier day.
 *
 * @returns a warehouse with the builds as catalogues `late` and `early`, the staged rows in schema `staging`, and
 *   what was planted in schema `truth`; the caller closes it
 */
export async function openSampleCompany(base: string): Promise<{ db: Warehouse; summary: SampleSummary }> {
  const summary = await writeSample(join(base, sampleFolder), { seed: config.seed });
  await loadSample(base);
  const early = await buildAndPublish(base, earlierDay);
  const late = await buildAndPublish(base);

  const db = await Warehouse.open();
  await db.run(
    `CREATE SCHEMA staging; CREATE SCHEMA truth; SET TimeZone = ${literal(config.company.timeZone)}`,
  );
  await stage(db, await Ledger.open(ledgerFolder(config, base)), config, { asOf: undefined });
  for (const [name, id] of Object.entries({ early, late })) {
    const file = join(buildsFolder(config, base), `build-${id}.duckdb`);
    await db.run(`ATTACH ${literal(file)} AS ${name} (READ_ONLY)`);
  }
  for (const [table, file] of Object.entries(truths)) {
    const path = literal(join(base, sampleFolder, "truth", `${file}.csv`));
    await db.run(`CREATE TABLE truth.${table} AS SELECT * FROM read_csv(${path}, header = true)`);
  }
  await db.run("ALTER TABLE truth.customer ADD COLUMN customer_key VARCHAR");
  await db.run("UPDATE truth.customer SET customer_key = 'erp:' || customer_no");
  return { db, summary };
}
