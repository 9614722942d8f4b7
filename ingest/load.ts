import { mkdir, rm, stat } from "node:fs/promises";
import { basename, dirname, join, relative, resolve, sep } from "node:path";
import { glob } from "tinyglobby";
import type { Config, Source } from "./config.ts";
import { isLocked, withLock } from "./lock.ts";
import type { Report } from "./progress.ts";
import { formats, SourceError } from "./sources/index.ts";
import { missingColumns } from "./staging/required.ts";
import { type Batch, fingerprintFile, Ledger, literal, settle, Warehouse } from "./warehouse/index.ts";

export interface LoadOptions {
  /** Folder that the configuration's paths are relative to. */
  base: string;
  /** Names of the sources to load; all by default. */
  only?: readonly string[];
  /** Now, for the record of when a batch came in. */
  now: string;
  report?: Report;
}

export interface LoadedFile {
  readonly source: string;
  readonly file: string;
  readonly outcome: "new" | "replaced" | "unchanged" | "copy";
  readonly rows: number;
  readonly rejects: number;
  /** The file that holds the same content, for a copy. */
  readonly copyOf?: string;
}

export const dataFolder = (config: Config, base: string) => resolve(base, config.data);
export const ledgerFolder = (config: Config, base: string) => join(dataFolder(config, base), "ledger");

/** Brings every file of the sources into the ledger. A file that is there already changes nothing. */
export async function load(config: Config, { base, only, now, report }: LoadOptions): Promise<LoadedFile[]> {
  const sources = chosen(config, only);
  return withLock(dataFolder(config, base), "load", async () => {
    const ledger = await Ledger.open(ledgerFolder(config, base));
    await ledger.mend();
    if (!(await isLocked(dataFolder(config, base), "build"))) await ledger.sweep();
    const db = await Warehouse.open();
    try {
      const loaded: LoadedFile[] = [];
      for (const source of sources) {
        const files = await filesOf(source, base);
        let rows = 0;
        const step = `load ${source.name}`;
        for (const [i, path] of files.entries()) {
          const note = (percent: number) => `${percent} % of ${basename(path)}`;
          const stop = await db.watch((percent) =>
            report?.({ step, done: rows, unit: "rows", note: note(percent) }),
          );
          const outcome = await loadFile(db, ledger, source, path, base, now).finally(stop);
          loaded.push(outcome);
          rows += outcome.rows + outcome.rejects;
          report?.({
            step,
            done: rows,
            unit: "rows",
            note: `${i + 1} of ${files.length} files`,
          });
        }
      }
      return loaded;
    } finally {
      db.close();
    }
  });
}

function chosen(config: Config, only?: readonly string[]): Source[] {
  for (const name of only ?? []) {
    if (!config.sources.some((s) => s.name === name)) {
      const known = config.sources.map((s) => s.name).join(", ");
      throw new SourceError(`unknown source: ${name}; known are ${known}`);
    }
  }
  return config.sources.filter((s) => !only?.length || only.includes(s.name));
}

export async function filesOf(source: Source, base: string): Promise<string[]> {
  const patterns = [source.files]
    .flat()
    .map((pattern) => (sep === "\\" ? pattern.replaceAll("\\", "/") : pattern));
  const files = await glob(patterns, {
    cwd: base,
    absolute: true,
    onlyFiles: true,
    expandDirectories: false,
  });
  if (files.length > 0) return files.sort();
  throw new SourceError(
    `source ${source.name} has no files: ${patterns.join(", ")} matches nothing under ${base}; check "files" in the configuration`,
  );
}

async function loadFile(
  db: Warehouse,
  ledger: Ledger,
  source: Source,
  path: string,
  base: string,
  now: string,
): Promise<LoadedFile> {
  const file = relative(base, path).split(sep).join("/");
  const format = formats[source.format];
  const id = await fingerprintFile(path, format.identity(source));
  const before = ledger.find(source.name, file);
  const named = { source: source.name, file };
  if (before?.id === id)
    return { ...named, outcome: "unchanged", rows: before.rows, rejects: before.rejects };
  const twin = ledger.twin(source.name, id, file);
  if (twin && !before) return { ...named, outcome: "copy", rows: 0, rejects: 0, copyOf: twin.file };

  const batch = await write(db, ledger, source, path, { ...named, id, loadedAt: now });
  await ledger.commit(batch);
  return { ...named, outcome: before ? "replaced" : "new", rows: batch.rows, rejects: batch.rejects };
}

type Identity = Pick<Batch, "id" | "source" | "file" | "loadedAt">;

async function write(
  db: Warehouse,
  ledger: Ledger,
  source: Source,
  path: string,
  identity: Identity,
): Promise<Batch> {
  const raw = await formats[source.format].open(db, path, source);
  const missing = missingColumns(source, raw.columns);
  if (missing.length > 0) {
    throw new SourceError(
      `${identity.file} lacks ${missing.map((m) => `column ${m.column} (for ${m.entity}.${m.target})`).join(", ")}; ` +
        `it has ${raw.columns.join(", ")}; correct the mapping of source ${source.name} or export the column`,
    );
  }
  const target = ledger.rowsFile(identity);
  await mkdir(dirname(target), { recursive: true });
  const rows = await copy(db, raw.select, target, path);
  const rejects = raw.rejects ? await copy(db, raw.rejects, ledger.rejectsFile(identity), path) : 0;
  if (rejects === 0) await rm(ledger.rejectsFile(identity), { force: true });
  if (raw.cleanUp) await db.run(raw.cleanUp);
  const { size } = await stat(path);
  return { ...identity, columns: raw.columns, rows, rejects, bytes: size };
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
