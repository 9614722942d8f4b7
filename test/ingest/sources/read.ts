import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type ConfigInput, parseConfig, Warehouse } from "../../../ingest/index.ts";
import type { FileSource } from "../../../ingest/source_config.ts";
import { formatOf, type RawFile } from "../../../ingest/sources/index.ts";

export type SourceOptions = Partial<ConfigInput["sources"][number]>;

export interface Read {
  readonly columns: readonly string[];
  readonly rows: Record<string, string | null>[];
  /** Line of each row, where the reader gives it. */
  readonly lines: number[];
  readonly rejects: { line: number; reason: string; raw: string }[];
  readonly warnings: readonly string[];
  readonly encoding: RawFile["encoding"];
  /** Whether every record had to be looked at. */
  readonly isCareful: boolean;
}

/** A source of one file whose mapping needs the columns `mapped`. */
export function sourceOf(options: SourceOptions, mapped: readonly [string, string] = ["a", "b"]): FileSource {
  const config = parseConfig({
    company: { name: "Test", baseCurrency: "EUR" },
    sources: [
      {
        name: "test",
        format: "csv",
        files: "*",
        ...options,
        entities: { owner: { columns: { owner_id: mapped[0], name: mapped[1] } } },
      },
    ],
  });
  return config.sources[0] as FileSource;
}

/** A folder and a database in which files are written and read as a load reads them. */
export class Reader implements Disposable {
  readonly folder = mkdtempSync(join(tmpdir(), "tessera-read-"));
  readonly path = join(this.folder, "file");

  private constructor(readonly db: Warehouse) {}

  static async open(): Promise<Reader> {
    return new Reader(await Warehouse.open());
  }

  write(content: string | Uint8Array): string {
    writeFileSync(this.path, content);
    return this.path;
  }

  async read(
    content: string | Uint8Array,
    options: SourceOptions = {},
    mapped?: readonly [string, string],
  ): Promise<Read> {
    return this.readFile(this.write(content), options, mapped);
  }

  async readFile(
    path: string,
    options: SourceOptions = {},
    mapped?: readonly [string, string],
  ): Promise<Read> {
    const source = sourceOf(options, mapped);
    let raw = await formatOf(source).open(this.db, path, source);
    try {
      let found = await this.rowsOf(raw);
      const isFlawed = raw.expects !== undefined && found?.length !== raw.expects.rows;
      if (raw.expects && isFlawed) {
        raw = await raw.expects.otherwise();
        found = await this.rowsOf(raw);
      }
      if (!found) throw new Error("the file cannot be read");
      const lines = found.flatMap(({ _line }) => (_line === undefined ? [] : [Number(_line)]));
      const rows = found.map(({ _line: _, ...row }) => row);
      const rejects = raw.rejects ? await this.db.rows<Read["rejects"][number]>(raw.rejects) : [];
      const { columns, warnings = [], encoding } = raw;
      return { columns, rows, lines, rejects, warnings, encoding, isCareful: raw.hasLines === true };
    } finally {
      await raw.cleanUp?.();
    }
  }

  private async rowsOf(raw: RawFile): Promise<Record<string, string | null>[] | null> {
    if (!raw.expects) return this.db.rows(raw.select);
    // As in a load: whatever goes wrong here, the careful reading tells what it was
    return this.db.rows<Record<string, string | null>>(raw.select).catch(() => null);
  }

  [Symbol.dispose](): void {
    this.db.close();
    rmSync(this.folder, { recursive: true, force: true });
  }
}
