import { mkdir, rm, stat } from "node:fs/promises";
import { dirname, join } from "node:path";
import type { DatabaseSource } from "../source_config.ts";
import { type Address, openSession, type Since } from "../sources/database/index.ts";
import { SourceError } from "../sources/index.ts";
import { type Batch, type DatabaseBatch, fingerprintFile, settle } from "../warehouse/index.ts";
import { type Asked, addressOf, ask, labelOf } from "./asked.ts";
import { warningOf } from "./contract.ts";
import { checkKeys, countMissed, openCurrent, writeNewVersions, writeRemoved } from "./difference.ts";
import type { Taking } from "./files.ts";
import { fold } from "./fold.ts";
import { held } from "./hold.ts";
import type { Changes, LoadedFile } from "./index.ts";
import { type Reading, read } from "./reading.ts";
import { reached } from "./watermark.ts";

/** More batches than this are folded into one. */
const mostBatches = 50;

/** Fewer rows than this say nothing about whether a column has become another. */
const fewRows = 100;

interface Load extends Reading {
  readonly taking: Taking;
  readonly source: DatabaseSource;
  /** The source's batches so far. */
  readonly before: readonly Batch[];
  /** The server's, before anything was read. */
  readonly clock: number;
  /** Of times that have none. */
  readonly zone: string;
}

/**
 * Brings what changed in a table or query since the last load into the ledger, read in one transaction. All of it
 * counts from one moment on, or, when anything fails, nothing.
 */
export async function loadDatabase(taking: Taking, source: DatabaseSource): Promise<LoadedFile> {
  try {
    return await readAndTake(taking, source, addressOf(source, taking.secrets));
  } catch (error) {
    if (!(error instanceof SourceError) || error.message.startsWith(`source ${source.name}`)) throw error;
    throw new SourceError(`source ${source.name}: ${error.message}`, { cause: error });
  }
}

async function readAndTake(taking: Taking, source: DatabaseSource, address: Address): Promise<LoadedFile> {
  const { db, ledger, config } = taking;
  const folder = dirname(ledger.rowsFile({ source: source.name, id: "any" }));
  await mkdir(folder, { recursive: true });
  const session = await openSession(address);
  try {
    const asked = await ask(session, address, source);
    const clock = await session.clock();
    const zone = source.timeZone ?? config.company.timeZone;
    const before = ledger.batches(source.name);
    const tell = progress(taking, source);
    const load = { taking, source, before, clock, zone, db, session, asked, folder, tell };
    const last = before.at(-1)?.database;
    return await (last?.asked === asked.fingerprint ? takeChanges(load, last) : takeWhole(load));
  } finally {
    await session.close();
    const left = ["rows", "keys", "new", "removed", "folded"].map((name) => join(folder, `${name}.reading`));
    await Promise.all(left.map((path) => rm(path, { force: true })));
  }
}

/** Everything, in place of whatever the source had before. */
async function takeWhole(load: Load): Promise<LoadedFile> {
  const { taking, source, before, asked } = load;
  const arrived = await read(load, "rows", asked.columns, null);
  await checkKeys(load.db, arrived, asked);
  const watermark = await reached(load, arrived, { ...load, last: null });
  const database = detail(asked, "rows", watermark, arrived.rows);
  const written = await toLedger(load, 1, arrived.path, arrived.rows, database);
  const batch = await held(taking, source, written);
  await taking.ledger.exchange([batch], before);
  const changes = { added: arrived.rows, changed: 0, removed: 0, unchanged: 0 };
  return loadedFile(load, before.length > 0 ? "replaced" : "new", arrived.rows, changes, batch);
}

/** What differs from the newest versions that the ledger holds. */
async function takeChanges(load: Load, last: DatabaseBatch): Promise<LoadedFile> {
  const { taking, source, before, asked, db, folder } = load;
  await openCurrent(db, taking.ledger, before);
  const { arrived, removed } = await readChanges(load, last);
  const watermark = await reached(load, arrived, { ...load, last: last.watermark });
  const rowsPath = join(folder, "new.reading");
  const { added, changed } = await writeNewVersions(db, arrived, asked, rowsPath);
  const total = last.total + added - removed.rows;
  const changes = { added, changed, removed: removed.rows, unchanged: total - added - changed };

  const next = sequenceOf(before.at(-1)!) + 1;
  const written: Batch[] = [];
  if (removed.rows > 0)
    written.push(await toLedger(load, next, removed.path, 0, detail(asked, "removed", watermark, total)));
  if (added + changed > 0) {
    const place = next + written.length;
    const batch = await toLedger(
      load,
      place,
      rowsPath,
      added + changed,
      detail(asked, "rows", watermark, total),
    );
    written.push(added + changed < fewRows ? batch : await held(taking, source, batch));
  }
  if (written.length === 0) return loadedFile(load, "unchanged", total, changes);
  if (before.length + written.length <= mostBatches) await taking.ledger.exchange(written, []);
  else await exchangeFolded(load, written, watermark);
  return loadedFile(load, "changed", total, changes, written.at(-1));
}

/** The rows that may have changed, and the keys that are gone. */
async function readChanges(load: Load, last: DatabaseBatch) {
  const { source, asked, db, folder } = load;
  const since = sinceOf(load, last);
  const isCompared = source.database.deletes === "compare";
  let arrived = await read(load, "rows", asked.columns, since);
  let present = arrived;
  if (since && isCompared) {
    present = await read(load, "keys", asked.keys, null);
    await checkKeys(db, present, asked);
    // A row that came with an old watermark, restored or committed late, is found by its key alone
    if ((await countMissed(db, present, arrived, asked)) > 0)
      arrived = await read(load, "rows", asked.columns, null);
  }
  await checkKeys(db, arrived, asked);
  const path = join(folder, "removed.reading");
  return { arrived, removed: { path, rows: isCompared ? await writeRemoved(db, present, asked, path) : 0 } };
}

function sinceOf({ asked, source }: Load, last: DatabaseBatch): Since | null {
  if (!asked.watermark || last.watermark === null) return null;
  return { column: asked.watermark, last: last.watermark, overlapMinutes: source.database.overlapMinutes };
}

/** One batch in place of all, so that neither loads nor builds open more and more files. */
async function exchangeFolded(
  load: Load,
  written: readonly Batch[],
  watermark: string | null,
): Promise<void> {
  const { taking, before, asked, folder } = load;
  const path = join(folder, "folded.reading");
  const names = asked.columns.map((c) => c.name);
  const rows = await fold(taking, [...before, ...written], names, path);
  const { total } = written.at(-1)!.database!;
  if (rows !== total)
    throw new Error(`source ${load.source.name}: ${rows} rows were folded, ${total} were expected`);
  const folded = await toLedger(load, 1, path, rows, detail(asked, "rows", watermark, rows));
  const shapes = before.find((b) => b.shapes)?.shapes;
  await taking.ledger.exchange([{ ...folded, ...(shapes ? { shapes } : {}) }], [...before, ...written]);
}

const detail = (
  asked: Asked,
  kind: DatabaseBatch["kind"],
  watermark: string | null,
  total: number,
): DatabaseBatch => ({
  kind,
  keys: asked.keys.map((key) => key.name),
  asked: asked.fingerprint,
  watermark,
  total,
});

/** Moves a finished Parquet file to where a batch's rows belong; it does not count yet. */
async function toLedger(
  { taking, source, asked }: Load,
  sequence: number,
  path: string,
  rows: number,
  database: DatabaseBatch,
): Promise<Batch> {
  const { ledger, now } = taking;
  const file = `${asked.label} ${String(sequence).padStart(6, "0")}`;
  const { size } = await stat(path);
  const id = await fingerprintFile(path, `${asked.fingerprint}\0${file}\0${database.watermark}`);
  const columns = database.kind === "rows" ? asked.columns : asked.keys;
  const batch: Batch = {
    id,
    source: source.name,
    file,
    columns: columns.map((c) => c.name),
    types: columns.map((c) => c.type),
    rows,
    rejects: 0,
    bytes: size,
    loadedAt: now,
    database,
  };
  await settle(path, ledger.rowsFile(batch));
  return batch;
}

const sequenceOf = ({ file }: Batch): number => Number(file.slice(-6));

function loadedFile(
  { source }: Load,
  outcome: LoadedFile["outcome"],
  rows: number,
  changes: Changes,
  batch?: Batch,
): LoadedFile {
  const file = labelOf(source);
  const warnings = (batch?.drift ?? []).map((drift) => warningOf(drift, file, source));
  return { source: source.name, file, outcome, rows, rejects: 0, changes, warnings };
}

function progress({ report }: Taking, { name }: DatabaseSource): (bytes: number) => void {
  let bytes = 0;
  let told = 0;
  return (more) => {
    bytes += more;
    if (bytes - told < 1e6) return;
    told = bytes;
    report?.({ step: `load ${name}`, done: Math.floor(bytes / 1e6), unit: "MB" });
  };
}
