import { mkdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import {
  type Config,
  coreQueries,
  dataFolder,
  Ledger,
  ledgerFolder,
  literal,
  type Progress,
  type Report,
  resolveIdentity,
  Snapshots,
  stage,
  tablesRead,
  topological,
  Warehouse,
  withLock,
} from "../../ingest/index.ts";
import { type Context, type Fit, type Model, tablesOf } from "../model.ts";
import { models } from "../models.ts";
import { published } from "../tables.ts";
import { CheckError, type CheckResult, checkTable, checkTotals } from "./checks.ts";
import { runEstimator, runReplay, runTotals } from "./estimate.ts";
import { fingerprint } from "./fingerprint.ts";
import { materialise, readSql, snapshot } from "./materialise.ts";
import { type BuildFacts, writeChecks, writeMeta } from "./meta.ts";
import { setCoreVariables, setVariables } from "./variables.ts";

export interface BuildOptions {
  /** Folder that the configuration's paths are relative to. */
  base: string;
  /** YYYY-MM-DD; the last business day with an order line by default. */
  asOf?: string | undefined;
  /** Now, for the record of when the build ran. */
  now: string;
  version: string;
  /** Memory DuckDB may use, such as "4GB". */
  memory?: string | undefined;
  /** Build again although a build of the same inputs is there. */
  isForced?: boolean | undefined;
  report?: Report | undefined;
}

export interface BuildResult {
  readonly build: string;
  /** False when a build of the same inputs was there already. */
  readonly isNew: boolean;
  readonly checks: readonly CheckResult[];
}

export const buildsFolder = (config: Config, base: string) => join(dataFolder(config, base), "builds");

/**
 * Staging, core, marts and models from the ledger into a new file, checked, and shelved under its id. Nothing
 * that is being served is touched; a build that fails a check is thrown away.
 */
export async function build(config: Config, options: BuildOptions): Promise<BuildResult> {
  const folder = dataFolder(config, options.base);
  return withLock(folder, "build", async () => {
    const ledger = await Ledger.open(ledgerFolder(config, options.base));
    if (ledger.batches().length === 0) throw new Error("the ledger is empty: run `tessera load` first");
    const { id, inputs } = await fingerprint(config, ledger, options.asOf);
    const snapshots = new Snapshots(buildsFolder(config, options.base));
    if (!options.isForced && (await snapshots.has(id))) {
      await writeFile(join(snapshots.folder, "latest"), `${id}\n`);
      return { build: id, isNew: false, checks: [] };
    }
    const work = join(folder, "work");
    await rm(work, { recursive: true, force: true });
    await mkdir(work, { recursive: true });
    await mkdir(snapshots.folder, { recursive: true });
    await rm(snapshots.building(id), { force: true });
    try {
      const facts = { id, inputs, builtAt: options.now, version: options.version };
      const checks = await buildInto(snapshots.building(id), work, config, ledger, facts, options);
      await snapshots.shelve(id);
      await writeFile(join(snapshots.folder, "latest"), `${id}\n`);
      return { build: id, isNew: true, checks };
    } finally {
      await rm(snapshots.building(id), { force: true });
      await rm(work, { recursive: true, force: true });
    }
  });
}

async function buildInto(
  target: string,
  work: string,
  config: Config,
  ledger: Ledger,
  facts: BuildFacts,
  { asOf, memory, report }: BuildOptions,
): Promise<CheckResult[]> {
  const db = await Warehouse.open(join(work, "work.duckdb"), {
    spill: join(work, "spill"),
    memory: memory ?? "4GB",
  });
  let stop: (() => void) | undefined;
  try {
    await db.run(`SET TimeZone = ${literal(config.company.timeZone)}`);
    await db.run(`ATTACH ${literal(target)} AS ${snapshot}`);
    for (const schema of ["staging", "core", "score", "mart", "meta"])
      await db.run(`CREATE SCHEMA ${schema}`);
    for (const schema of ["mart", "meta"]) await db.run(`CREATE SCHEMA ${snapshot}.${schema}`);
    await setCoreVariables(db, config);
    let latest: Progress | undefined;
    const tell: Report = (progress) => {
      latest = progress;
      report?.(progress);
    };
    stop = await db.watch((percent) => {
      if (latest) report?.({ ...latest, note: `${latest.note ?? ""} ${percent} %`.trim() });
    });
    await stage(db, ledger, config, { asOf, report: tell });
    await resolveIdentity(db, config, { ledgerFolder: ledger.folder, report: tell });
    await buildCore(db, tell);
    const context = await setVariables(db, config);
    const fits = await runModels(db, context, tell);
    await writeMeta(db, facts, config, ledger, fits);
    const checks = await check(db, tell);
    await writeChecks(db, checks);
    await db.run(`CHECKPOINT ${snapshot}`);
    await db.run(`DETACH ${snapshot}`);
    return checks;
  } finally {
    stop?.();
    db.close();
  }
}

async function buildCore(db: Warehouse, report?: Report): Promise<void> {
  const named = await Promise.all(coreQueries.map(async (q) => ({ ...q, text: await readSql(q.sql) })));
  const needs = new Map<string, string[]>();
  for (const q of named) needs.set(q.writes.name, await tablesRead(db, q.text));
  const ordered = topological(
    named,
    (q) => [q.writes.name],
    (q) => needs.get(q.writes.name)!,
  );
  for (const [done, q] of ordered.entries()) {
    report?.({ step: "core", done, total: ordered.length, unit: "tables", note: q.writes.name });
    await materialise(db, q.writes, q.text, { isView: q.isView });
  }
  report?.({ step: "core", done: ordered.length, total: ordered.length, unit: "tables" });
}

async function runModels(db: Warehouse, context: Context, report?: Report): Promise<Record<string, Fit>> {
  const texts = new Map<Model, string>();
  const needs = new Map<Model, string[]>();
  for (const model of models) {
    if (model.form === "query") {
      texts.set(model, await readSql(model.sql));
      needs.set(model, await tablesRead(db, texts.get(model)!));
    } else {
      const used = model.uses ?? [];
      needs.set(model, [model.reads.name, ...used.map((name) => `fit.${name}`)]);
    }
  }
  const makes = (model: Model): string[] => {
    const written = tablesOf(model).map((table) => table.name);
    return model.form === "estimator" ? [...written, `fit.${model.name}`] : written;
  };
  const ordered = topological(models, makes, (model) => needs.get(model)!);
  const fits: Record<string, Fit> = {};
  for (const [done, model] of ordered.entries()) {
    report?.({ step: "models", done, total: ordered.length, unit: "tables", note: model.writes.name });
    if (model.form === "query") await materialise(db, model.writes, texts.get(model)!, model);
    else if (model.form === "estimator") fits[model.name] = await runEstimator(db, model, context, fits);
    else if (model.form === "totals") {
      const found = await runTotals(db, model, fits, context);
      if (found) fits[model.name] = found;
    } else await runReplay(db, model, fits, context);
  }
  report?.({ step: "models", done: ordered.length, total: ordered.length, unit: "tables" });
  return fits;
}

async function check(db: Warehouse, report?: Report): Promise<CheckResult[]> {
  const tables = Object.values(published).filter((t) => t.name.startsWith("mart."));
  const results: CheckResult[] = [];
  for (const [done, table] of tables.entries()) {
    report?.({ step: "check", done, total: tables.length, unit: "tables", note: table.name });
    results.push(...(await checkTable(db, table)));
  }
  results.push(...(await checkTotals(db)));
  report?.({ step: "check", done: tables.length, total: tables.length, unit: "tables" });
  const failed = results.filter((r) => r.severity === "error" && !r.isPassed);
  if (failed.length > 0) throw new CheckError(failed);
  return results;
}
