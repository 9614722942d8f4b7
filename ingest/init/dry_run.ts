import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Config, type ConfigInput, parseConfig } from "../config.ts";
import { ledgerFolder } from "../folders.ts";
import { load, type Stop, StoppedError } from "../load/index.ts";
import type { Report } from "../progress.ts";
import { type EntityName, entities } from "../staging/entities/index.ts";
import { hasRows } from "../staging/removed.ts";
import { type EntitySource, entitySelect, statement, unprefixed } from "../staging/select.ts";
import { stage } from "../staging/stage.ts";
import { type Json, Ledger, literal, Warehouse } from "../warehouse/index.ts";

/** What would become of a source's rows, with ten of each kind. */
export interface Fate {
  readonly source: string;
  readonly entity: EntityName;
  readonly read: number;
  readonly staged: number;
  readonly superseded: number;
  readonly quarantined: number;
  /** Rows that the mapping's condition leaves out. */
  readonly other: number;
  readonly samples: {
    readonly staged: readonly Json[];
    readonly superseded: readonly Json[];
    readonly quarantined: readonly { file: string; line: number; reasons: string[]; raw: string }[];
  };
}

export interface DryRun {
  readonly fates: readonly Fate[];
  readonly stops: readonly Stop[];
  /** What a person knows of the company by heart, to be held against it. */
  readonly sales: readonly Sales[];
  readonly opportunities: { readonly count: number; readonly won: number; readonly wonAmount: number } | null;
}

export interface Sales {
  readonly currency: string | null;
  readonly lines: number;
  readonly orders: number;
  readonly customers: number;
  readonly first: string;
  readonly last: string;
  readonly net: number;
  readonly cost: number | null;
}

const sampled = 10;

/** Loads and stages into a folder that is removed again; the configuration's own data folder is not touched. */
export async function dryRun(
  input: ConfigInput,
  options: {
    base: string;
    now: string;
    secrets?: Readonly<Record<string, string | undefined>>;
    report?: Report;
  },
): Promise<DryRun> {
  const data = await mkdtemp(join(tmpdir(), "tessera-init-"));
  try {
    const config = parseConfig({ ...input, data });
    const stops = await loadAll(config, options);
    return { stops, ...(await stageAll(config, options.base)) };
  } finally {
    await rm(data, { recursive: true, force: true });
  }
}

async function loadAll(config: Config, options: Parameters<typeof dryRun>[1]): Promise<readonly Stop[]> {
  try {
    await load(config, options);
    return [];
  } catch (error) {
    if (error instanceof StoppedError) return error.stops;
    throw error;
  }
}

async function stageAll(config: Config, base: string): Promise<Omit<DryRun, "stops">> {
  const ledger = await Ledger.open(ledgerFolder(config, base));
  if (ledger.batches().length === 0) return { fates: [], sales: [], opportunities: null };
  const db = await Warehouse.open();
  try {
    await db.run(`SET TimeZone = ${literal(config.company.timeZone)}; CREATE SCHEMA staging`);
    await stage(db, ledger, config, { asOf: "2199-12-31" });
    const counts = await db.rows<Omit<Fate, "samples">>("SELECT * FROM staging.reconciliation");
    const fates: Fate[] = [];
    for (const one of counts) fates.push({ ...one, samples: await samplesOf(db, ledger, config, one) });
    return { fates, sales: await salesOf(db), opportunities: await opportunitiesOf(db) };
  } finally {
    db.close();
  }
}

async function samplesOf(
  db: Warehouse,
  ledger: Ledger,
  config: Config,
  { source, entity, superseded }: Omit<Fate, "samples">,
): Promise<Fate["samples"]> {
  const { name, columns, key } = entities[entity];
  const list = Object.keys(columns)
    .map((c) => `"${c}"`)
    .join(", ");
  const staged = await db.rows<Json>(`SELECT ${list} FROM ${name} WHERE _source = ? LIMIT ${sampled}`, [
    source,
  ]);
  const quarantined = await db.rows<Fate["samples"]["quarantined"][number]>(
    `SELECT file, line, reasons, raw FROM staging.quarantine WHERE source = ? AND entity = ? ORDER BY file, line LIMIT ${sampled}`,
    [source, entity],
  );
  if (superseded === 0) return { staged, superseded: [], quarantined };
  const declared = config.sources.find((s) => s.name === source)!;
  const batches = ledger.batches(source).filter(hasRows);
  const from: EntitySource = { source: declared, entity, mapping: declared.entities[entity]!, batches };
  const rows = statement(entitySelect(from, ledger, config));
  const older = await db.rows<Json>(
    `SELECT ${list} FROM (SELECT ${unprefixed(entity)}, _source, _batch, _row FROM (${rows.sql}) WHERE _is_sound) AS all_rows
     SEMI JOIN ${name} AS kept USING (${key.map((k) => `"${k}"`).join(", ")})
     ANTI JOIN ${name} AS same USING (_source, _batch, _row) LIMIT ${sampled}`,
    rows.values,
  );
  return { staged, superseded: older, quarantined };
}

const salesOf = (db: Warehouse): Promise<Sales[]> =>
  db.rows<Sales>(
    `SELECT currency, count(*) AS lines, count(DISTINCT order_id) AS orders, count(DISTINCT customer_id) AS customers,
       min(day) AS first, max(day) AS last, sum(net_amount) AS net, sum(cost) AS cost
     FROM staging.order_line GROUP BY currency ORDER BY lines DESC`,
  );

async function opportunitiesOf(db: Warehouse): Promise<DryRun["opportunities"]> {
  const found = await db.row<{ count: number; won: number; wonAmount: number | null }>(
    `SELECT count(*) AS count, count(*) FILTER (WHERE outcome = 'won') AS won, sum(amount) FILTER (WHERE outcome = 'won') AS "wonAmount" FROM staging.opportunity`,
  );
  return found.count === 0 ? null : { ...found, wonAmount: found.wonAmount ?? 0 };
}
