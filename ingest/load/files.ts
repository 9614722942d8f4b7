import { mkdir, rm, stat } from "node:fs/promises";
import { basename, dirname, relative, sep } from "node:path";
import type { Config } from "../config.ts";
import type { Report } from "../progress.ts";
import type { FileSource } from "../source_config.ts";
import { formatOf, type RawFile, SourceError, unreadable } from "../sources/index.ts";
import { missingColumns } from "../staging/required.ts";
import {
  type Batch,
  fingerprintFile,
  type Ledger,
  literal,
  namedDiskError,
  settle,
  type Warehouse,
} from "../warehouse/index.ts";
import { warningOf } from "./contract.ts";
import { filesOf } from "./find.ts";
import { held } from "./hold.ts";
import type { LoadedFile } from "./index.ts";
import { explainMissing } from "./rename.ts";
import type { Stop } from "./stop.ts";

export interface Taking {
  readonly config: Config;
  readonly db: Warehouse;
  readonly ledger: Ledger;
  readonly base: string;
  readonly now: string;
  readonly report: Report | undefined;
  /** Sources whose changed columns are taken as they are. */
  readonly accept: ReadonlySet<string>;
  readonly secrets: Readonly<Record<string, string | undefined>>;
}

/** Takes in the files of one source; a file that cannot be read stops itself and no other. */
export async function loadFiles(
  taking: Taking,
  source: FileSource,
): Promise<{ loaded: LoadedFile[]; stops: Stop[] }> {
  const { db, base, report } = taking;
  const loaded: LoadedFile[] = [];
  const stops: Stop[] = [];
  const files = await filesOf(source, base);
  let rows = 0;
  const step = `load ${source.name}`;
  for (const [i, path] of files.entries()) {
    const note = (percent: number) => `${percent} % of ${basename(path)}`;
    const stopWatch = await db.watch((percent) =>
      report?.({ step, done: rows, unit: "rows", note: note(percent) }),
    );
    try {
      const outcome = await loadFile(taking, source, path);
      loaded.push(outcome);
      rows += outcome.rows + outcome.rejects;
    } catch (error) {
      if (!(error instanceof SourceError)) throw error;
      stops.push({ source: source.name, file: nameOf(path, base), problem: error.message });
    } finally {
      stopWatch();
    }
    report?.({ step, done: rows, unit: "rows", note: `${i + 1} of ${files.length} files` });
  }
  const names = new Set(files.map((path) => nameOf(path, base)));
  for (const batch of taking.ledger.batches(source.name)) {
    if (!names.has(batch.file)) loaded.push(goneFile(batch));
  }
  return { loaded, stops };
}

/** Whoever moves old exports away does not mean that the sales did not happen. */
const goneFile = ({ source, file, rows, rejects }: Batch): LoadedFile => ({
  source,
  file,
  outcome: "gone",
  rows,
  rejects,
  warnings: [`${file} of source ${source} is gone from its folder; its rows still count`],
});

const nameOf = (path: string, base: string): string => relative(base, path).split(sep).join("/");

async function loadFile(taking: Taking, source: FileSource, path: string): Promise<LoadedFile> {
  const { ledger, base, now } = taking;
  const file = nameOf(path, base);
  const found = await stateOf(path);
  const id = await fingerprintFile(path, formatOf(source).identity(source)).catch((error) => {
    throw unreadable(path, error);
  });
  const before = ledger.find(source.name, file);
  const named = { source: source.name, file };
  if (before?.id === id)
    return { ...named, outcome: "unchanged", rows: before.rows, rejects: before.rejects, warnings: [] };
  const twin = ledger.twin(source.name, id, file);
  if (twin && !before)
    return { ...named, outcome: "copy", rows: 0, rejects: 0, copyOf: twin.file, warnings: [] };

  const { batch, raw } = await write(taking, source, path, { ...named, id, loadedAt: now });
  if ((await stateOf(path)) !== found)
    throw new SourceError(`${path} changed while it was being read; try again`);
  await ledger.commit(batch);
  const outcome = before ? "replaced" : "new";
  const noticed = (raw.warnings ?? []).map((warning) => `${file}: ${warning}`);
  const warnings = [...noticed, ...(batch.drift ?? []).map((drift) => warningOf(drift, file, source))];
  const encoding = raw.encoding ? { encoding: raw.encoding } : {};
  return { ...named, outcome, rows: batch.rows, rejects: batch.rejects, warnings, ...encoding };
}

type Identity = Pick<Batch, "id" | "source" | "file" | "loadedAt">;

/** Size and time of change: both stay the same while nobody writes to the file. */
async function stateOf(path: string): Promise<string> {
  const { size, mtimeMs, ino } = await stat(path).catch((error) => {
    throw unreadable(path, error);
  });
  return `${size} ${mtimeMs} ${ino}`;
}

async function write(
  taking: Taking,
  source: FileSource,
  path: string,
  identity: Identity,
): Promise<{ batch: Batch; raw: RawFile }> {
  const { db, ledger } = taking;
  let raw = await formatOf(source).open(db, path, source);
  const target = ledger.rowsFile(identity);
  await mkdir(dirname(target), { recursive: true });
  try {
    const missing = missingColumns(source, raw.columns);
    if (missing.length > 0)
      throw new SourceError(await explainMissing(taking, source, identity.file, raw, missing));
    let rows = await copy(db, raw.select, target, path).catch((error) => {
      if (raw.expects) return -1;
      throw error;
    });
    if (raw.expects && raw.expects.rows !== rows) {
      raw = await raw.expects.otherwise();
      rows = await copy(db, raw.select, target, path);
    }
    const rejects = raw.rejects ? await copy(db, raw.rejects, ledger.rejectsFile(identity), path) : 0;
    if (rejects === 0) await rm(ledger.rejectsFile(identity), { force: true });
    const { size } = await stat(path);
    const batch: Batch = {
      ...identity,
      columns: raw.columns,
      rows,
      rejects,
      bytes: size,
      ...(raw.hasLines ? { lines: "stored" as const } : {}),
      ...(raw.types ? { types: raw.types } : {}),
    };
    return { batch: await held(taking, source, batch), raw };
  } finally {
    await raw.cleanUp?.();
  }
}

async function copy(db: Warehouse, select: string, target: string, path: string): Promise<number> {
  const temporary = `${target}.writing`;
  try {
    const rows = await db.run(`COPY (${select}) TO ${literal(temporary)} (FORMAT parquet, COMPRESSION zstd)`);
    await settle(temporary, target);
    return rows;
  } catch (cause) {
    await rm(temporary, { force: true });
    const named = namedDiskError(cause);
    if (named !== cause) throw named;
    throw new SourceError(`${path} could not be read: ${cause instanceof Error ? cause.message : cause}`, {
      cause,
    });
  }
}
