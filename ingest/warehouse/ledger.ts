import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { mkdir, open, readdir, readFile, rename, rm, truncate } from "node:fs/promises";
import { join } from "node:path";
import { pipeline } from "node:stream/promises";

/**
 * All that is remembered: the rows of every file as they came, one Parquet file a batch, and a journal that says
 * which batches count. A batch is identified by what it contains. It exists once its line stands in the journal, so
 * a crash leaves either all of it or nothing, and a build may read while a load writes.
 */
export interface Batch {
  /** Hash of the content and of the options it was read with. */
  readonly id: string;
  readonly source: string;
  /** The file's path relative to the configuration, its name in every message. */
  readonly file: string;
  readonly columns: readonly string[];
  readonly rows: number;
  readonly rejects: number;
  readonly bytes: number;
  readonly loadedAt: string;
  /** Set when every row carries its place in the file as `_line`. */
  readonly lines?: "stored";
  /** The physical type of each column, where the source has types: a Parquet file or a database. */
  readonly types?: readonly string[];
  /** How well the values of the mapped columns fit what they are mapped to; later files are held against it. */
  readonly shapes?: readonly BatchShape[];
  /** What was different from the source's earlier files, but no reason to refuse this one. */
  readonly drift?: readonly Drift[];
  /** Set when it came from a database. */
  readonly database?: DatabaseBatch;
}

/**
 * What a load of a database brought: rows that were new or different, or the keys of rows that are gone. Batches of a
 * database are named in the order of loading, which is that of the changes in the database itself.
 */
export interface DatabaseBatch {
  /** A batch of the removed has no rows of its own: its Parquet file holds keys. */
  readonly kind: "rows" | "removed";
  readonly keys: readonly string[];
  /** Fingerprint of what was asked of which database; with another one everything is read anew. */
  readonly asked: string;
  /** The largest watermark seen, as the database writes it. */
  readonly watermark: string | null;
  /** Rows of the source that count after it. */
  readonly total: number;
}

/** A line of the journal: a batch, or several that count from one moment on while others cease to. */
type Entry = Batch | { readonly batches: readonly Batch[]; readonly dropped: readonly BatchName[] };
type BatchName = Pick<Batch, "source" | "file">;

export interface BatchShape {
  readonly entity: string;
  readonly target: string;
  /** The way the column was read, so that a corrected mapping is not held against what the former one gave. */
  readonly field: string;
  readonly given: number;
  readonly fits: number;
}

export const driftKinds = ["added_column", "other_ids", "other_type"] as const;

export interface Drift {
  readonly kind: (typeof driftKinds)[number];
  readonly column: string;
  /** An example, or the types before and after. */
  readonly detail: string;
}

export class Ledger {
  private readonly journal: string;

  private constructor(
    readonly folder: string,
    private readonly byFile: Map<string, Batch>,
  ) {
    this.journal = join(folder, "journal.ndjson");
  }

  static async open(folder: string): Promise<Ledger> {
    await mkdir(folder, { recursive: true });
    const ledger = new Ledger(folder, new Map());
    for (const entry of await readJournal(ledger.journal)) ledger.apply(entry);
    return ledger;
  }

  /** The batches that count, ordered by source and file: never by when they came. */
  batches(source?: string): Batch[] {
    const all = [...this.byFile.values()].filter((b) => !source || b.source === source);
    return all.sort((a, b) => compare(a.source, b.source) || compare(a.file, b.file));
  }

  find(source: string, file: string): Batch | undefined {
    return this.byFile.get(keyOf({ source, file }));
  }

  /** Another file of the source with the same content. */
  twin(source: string, id: string, file: string): Batch | undefined {
    return this.batches(source).find((b) => b.id === id && b.file !== file);
  }

  rowsFile(batch: Pick<Batch, "id" | "source">): string {
    return join(this.folder, batch.source, `${batch.id}.parquet`);
  }

  rejectsFile(batch: Pick<Batch, "id" | "source">): string {
    return join(this.folder, batch.source, `${batch.id}.rejects.parquet`);
  }

  /** Makes a batch count, in place of what its file held before. Its Parquet files must be in place. */
  async commit(batch: Batch): Promise<void> {
    await this.append(batch);
  }

  /** Makes batches count and others cease to, all at one moment. Their Parquet files must be in place. */
  async exchange(batches: readonly Batch[], dropped: readonly BatchName[]): Promise<void> {
    await this.append({ batches, dropped: dropped.map(({ source, file }) => ({ source, file })) });
  }

  private async append(entry: Entry): Promise<void> {
    const handle = await open(this.journal, "a");
    try {
      await handle.write(`${JSON.stringify(entry)}\n`);
      await handle.sync();
    } finally {
      await handle.close();
    }
    this.apply(entry);
  }

  private apply(entry: Entry): void {
    if (!("batches" in entry)) {
      this.byFile.set(keyOf(entry), entry);
      return;
    }
    for (const name of entry.dropped) this.byFile.delete(keyOf(name));
    for (const batch of entry.batches) this.byFile.set(keyOf(batch), batch);
  }

  /** Cuts a line that a crash left torn. Only for the holder of the load lock. */
  async mend(): Promise<void> {
    await cutTornLine(this.journal);
  }

  /** Removes files that no batch owns. Only while nobody loads or builds. */
  async sweep(): Promise<void> {
    const owned = new Set(this.batches().flatMap((b) => [this.rowsFile(b), this.rejectsFile(b)]));
    for (const source of await readdir(this.folder, { withFileTypes: true })) {
      // What identity remembers belongs to no batch
      if (!source.isDirectory() || source.name === "identity") continue;
      for (const name of await readdir(join(this.folder, source.name))) {
        const path = join(this.folder, source.name, name);
        if (!owned.has(path)) await rm(path, { force: true });
      }
    }
  }

  /** Fingerprint of everything remembered; independent of the order of loading. */
  fingerprint(): string {
    const hash = createHash("sha256");
    for (const b of this.batches()) hash.update(`${b.source}\0${b.file}\0${b.id}\n`);
    return hash.digest("hex");
  }
}

const keyOf = ({ source, file }: BatchName) => `${source}\0${file}`;
const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

async function readJournal(path: string): Promise<Entry[]> {
  const text = await readFile(path, "utf8").catch((error) => {
    if (error.code === "ENOENT") return "";
    throw error;
  });
  const whole = text.slice(0, text.lastIndexOf("\n") + 1);
  return whole
    .split("\n")
    .filter(Boolean)
    .map((line) => JSON.parse(line) as Entry);
}

async function cutTornLine(path: string): Promise<void> {
  const bytes = await readFile(path).catch((error) => {
    if (error.code === "ENOENT") return Buffer.alloc(0);
    throw error;
  });
  const end = bytes.lastIndexOf(0x0a) + 1;
  if (end < bytes.length) await truncate(path, end);
}

/** SHA-256 of a file's bytes and of how they are to be read. */
export async function fingerprintFile(path: string, identity: string): Promise<string> {
  const hash = createHash("sha256").update(identity).update("\0");
  await pipeline(createReadStream(path, { highWaterMark: 1 << 20 }), hash);
  return hash.digest("hex").slice(0, 24);
}

/** Gives a finished file its name, after its bytes are safely on disk. */
export async function settle(temporary: string, final: string): Promise<void> {
  const handle = await open(temporary, "r");
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
  await rename(temporary, final);
}
