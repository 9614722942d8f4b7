import type { Config } from "../config.ts";
import { dataFolder, ledgerFolder } from "../folders.ts";
import { isLocked, withLock } from "../lock.ts";
import type { Report } from "../progress.ts";
import { isDatabaseSource, isFileSource, type Source } from "../source_config.ts";
import { type RawFile, SourceError } from "../sources/index.ts";
import { Ledger, Warehouse } from "../warehouse/index.ts";
import { labelOf } from "./asked.ts";
import { loadDatabase } from "./database.ts";
import { loadFiles, type Taking } from "./files.ts";
import { Staleness } from "./staleness.ts";
import { type Stop, StoppedError } from "./stop.ts";

export { filesOf } from "./find.ts";
export { type OpenStop, type Stale, Staleness } from "./staleness.ts";
export { type Stop, StoppedError } from "./stop.ts";

export interface LoadOptions {
  /** Folder that the configuration's paths are relative to. */
  base: string;
  /** Names of the sources to load; all by default. */
  only?: readonly string[];
  /** Sources whose columns may have changed: their files are taken in although values no longer fit. */
  accept?: readonly string[];
  /** Now, for the record of when a batch came in. */
  now: string;
  /** Values of the environment variables that the configuration names. */
  secrets?: Readonly<Record<string, string | undefined>>;
  report?: Report;
}

export interface LoadedFile {
  readonly source: string;
  readonly file: string;
  /** `gone`: the file is not there any more; what it held still counts. */
  readonly outcome: "new" | "replaced" | "changed" | "unchanged" | "copy" | "gone";
  readonly rows: number;
  readonly rejects: number;
  /** The file that holds the same content, for a copy. */
  readonly copyOf?: string;
  /** What became of the rows of a database; `file` is its table or query, `rows` what counts of it now. */
  readonly changes?: Changes;
  /** The encoding of a text file that was read, with a confidence from 0 to 1. */
  readonly encoding?: NonNullable<RawFile["encoding"]>;
  /** What was noticed, though it is no reason to refuse the file. */
  readonly warnings: readonly string[];
}

export interface Changes {
  readonly added: number;
  readonly changed: number;
  readonly removed: number;
  readonly unchanged: number;
}

/**
 * Brings every file of the sources into the ledger. A file that is there already changes nothing. What cannot be
 * read stops itself alone: the rest is loaded, then a StoppedError says what was not.
 */
export async function load(config: Config, options: LoadOptions): Promise<LoadedFile[]> {
  const { base, only, now, report, secrets = {} } = options;
  const sources = chosen(config, only);
  const accept = new Set(options.accept?.length ? chosen(config, options.accept).map((s) => s.name) : []);
  return withLock(dataFolder(config, base), "load", async () => {
    const ledger = await Ledger.open(ledgerFolder(config, base));
    await ledger.mend();
    if (!(await isLocked(dataFolder(config, base), "build"))) await ledger.sweep();
    const db = await Warehouse.open();
    try {
      const loaded: LoadedFile[] = [];
      const stops: Stop[] = [];
      for (const source of sources) {
        const done = await loadSource({ config, db, ledger, base, now, report, accept, secrets }, source);
        loaded.push(...done.loaded);
        stops.push(...done.stops);
      }
      await new Staleness(config, base).record(stops, {
        loaded: sources.map((s) => s.name),
        configured: config.sources.map((s) => s.name),
        now,
      });
      if (stops.length > 0) throw new StoppedError(stops, loaded);
      return loaded;
    } finally {
      db.close();
    }
  });
}

async function loadSource(taking: Taking, source: Source): Promise<{ loaded: LoadedFile[]; stops: Stop[] }> {
  try {
    if (isFileSource(source)) return await loadFiles(taking, source);
    if (isDatabaseSource(source)) return { loaded: [await loadDatabase(taking, source)], stops: [] };
    throw new SourceError(`source ${source.name} says neither files nor a database`);
  } catch (error) {
    if (!(error instanceof SourceError)) throw error;
    const file = isDatabaseSource(source) ? labelOf(source) : "";
    return { loaded: [], stops: [{ source: source.name, file, problem: error.message }] };
  }
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
