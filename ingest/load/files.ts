import { mkdir, rm, stat } from "node:fs/promises";
import { basename, dirname, relative, sep } from "node:path";
import type { Report } from "../progress.ts";
import type { FileSource } from "../source_config.ts";
import { formatOf, SourceError } from "../sources/index.ts";
import { missingColumns } from "../staging/required.ts";
import {
  type Batch,
  fingerprintFile,
  type Ledger,
  literal,
  settle,
  type Warehouse,
} from "../warehouse/index.ts";
import { filesOf } from "./find.ts";
import type { LoadedFile } from "./index.ts";
import type { Stop } from "./stop.ts";

export interface Taking {
  readonly db: Warehouse;
  readonly ledger: Ledger;
  readonly base: string;
  readonly now: string;
  readonly report: Report | undefined;
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
  return { loaded, stops };
}

const nameOf = (path: string, base: string): string => relative(base, path).split(sep).join("/");

async function loadFile(taking: Taking, source: FileSource, path: string): Promise<LoadedFile> {
  const { ledger, base, now } = taking;
  const file = nameOf(path, base);
  const id = await fingerprintFile(path, formatOf(source).identity(source));
  const before = ledger.find(source.name, file);
  const named = { source: source.name, file };
  if (before?.id === id)
    return { ...named, outcome: "unchanged", rows: before.rows, rejects: before.rejects };
  const twin = ledger.twin(source.name, id, file);
  if (twin && !before) return { ...named, outcome: "copy", rows: 0, rejects: 0, copyOf: twin.file };

  const batch = await write(taking, source, path, { ...named, id, loadedAt: now });
  await ledger.commit(batch);
  return { ...named, outcome: before ? "replaced" : "new", rows: batch.rows, rejects: batch.rejects };
}

type Identity = Pick<Batch, "id" | "source" | "file" | "loadedAt">;

async function write(
  { db, ledger }: Taking,
  source: FileSource,
  path: string,
  identity: Identity,
): Promise<Batch> {
  const raw = await formatOf(source).open(db, path, source);
  const missing = missingColumns(source, raw.columns);
  if (missing.length > 0) {
    throw new SourceError(
      `${identity.file} lacks ${missing.map((m) => `column ${m.column} (for ${m.entity}.${m.target})`).join(", ")}; ` +
        `it has ${raw.columns.join(", ")}; correct the mapping of source ${source.name} or export the column`,
    );
  }
  const target = ledger.rowsFile(identity);
  await mkdir(dirname(target), { recursive: true });
  try {
    const rows = await copy(db, raw.select, target, path);
    const rejects = raw.rejects ? await copy(db, raw.rejects, ledger.rejectsFile(identity), path) : 0;
    if (rejects === 0) await rm(ledger.rejectsFile(identity), { force: true });
    const { size } = await stat(path);
    const lines = raw.hasLines ? ({ lines: "stored" } as const) : {};
    return { ...identity, columns: raw.columns, rows, rejects, bytes: size, ...lines };
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
    throw new SourceError(`${path} could not be read: ${cause instanceof Error ? cause.message : cause}`, {
      cause,
    });
  }
}
