import { isUtf8 } from "node:buffer";
import { join } from "node:path";
import type { FileSource } from "../../source_config.ts";
import { namedColumns } from "../../staging/required.ts";
import { literal, quote } from "../../warehouse/index.ts";
import { nameColumns } from "../csv/names.ts";
import { type RawFile, SourceError } from "../source.ts";
import { Sink, type TemporaryFolder, type Text } from "../text/index.ts";
import { Flattener, separator } from "./flatten.ts";

const replacement = Buffer.from("\uFFFD");
const longestShown = 1 << 16;
const longestRecord = 16 << 20;

/** Takes JSON objects, each with its line, and makes of them what DuckDB reads fast. */
export class JsonTable {
  readonly flattener: Flattener;
  private readonly rows: Sink;
  private readonly rejects: Sink;
  private readonly mapped: ReadonlySet<string>;
  private longest = 0;

  constructor(
    private readonly path: string,
    source: FileSource,
    private readonly text: Text,
    private readonly folder: TemporaryFolder,
  ) {
    const mappings = Object.values(source.entities);
    this.mapped = new Set(mappings.flatMap((mapping) => namedColumns(mapping).map((n) => n.column)));
    this.flattener = new Flattener(this.mapped);
    this.rows = new Sink(join(folder.path, "rows.csv"));
    this.rejects = new Sink(join(folder.path, "rejects.csv"));
  }

  /** The object that the flattener has just read from these bytes. */
  accept(line: number, bytes: Buffer, from: number, to: number): void {
    const raw = bytes.subarray(from, to);
    const fault =
      raw.length > longestRecord ? "longer than 16 MiB" : this.isInvalid(raw) ? "invalid encoding" : null;
    if (fault !== null) {
      this.reject(line, fault, raw);
      return;
    }
    this.longest = Math.max(this.longest, raw.length);
    this.rows.writeNumber(line);
    this.flattener.write(bytes, this.rows);
    this.rows.writeByte(lineFeed);
  }

  reject(line: number, reason: string, raw: Buffer): void {
    const shown = raw.subarray(0, longestShown).toString("utf8").replaceAll("\0", "\uFFFD");
    const text = shown.trimEnd() + (raw.length > longestShown ? " …" : "");
    this.rejects.write(Buffer.from(`${line}${separator}${quoted(reason)}${separator}${quoted(text)}\n`));
  }

  private isInvalid(raw: Buffer): boolean {
    if (!this.text.survey.isUtf8 && !isUtf8(raw)) return true;
    return this.text.isDamaged && raw.includes(replacement);
  }

  /** Waits until what was given is written. */
  async settle(): Promise<void> {
    await this.rows.settle();
    await this.rejects.settle();
  }

  /** `nothing`: what to say if there was no object at all. */
  async finish(nothing: string): Promise<RawFile> {
    await this.rows.close();
    await this.rejects.close();
    const { columns: keys, hasBreaks } = this.flattener;
    if (keys.length === 0 || this.rows.bytes === 0) throw new SourceError(nothing);
    const { columns, warnings } = nameColumns(this.path, keys, this.mapped);
    const from = readCsv(
      this.rows.path,
      ["_line", ...columns],
      [
        // Quotes within a value are written twice
        `max_line_size = ${Math.max(2 << 20, 2 * this.longest + keys.length + 64)}`,
        "null_padding = true",
        // DuckDB can do both at once only with one thread
        ...(hasBreaks ? ["parallel = false"] : []),
      ],
    );
    const set = readCsv(this.rejects.path, ["line", "reason", "raw"], []);
    return {
      columns,
      warnings,
      encoding: this.text.encoding,
      select: `SELECT ${columns.map(quote).join(", ")}, _line::BIGINT AS _line FROM ${from}`,
      rejects:
        this.rejects.bytes > 0
          ? `SELECT line::BIGINT AS line, reason, coalesce(raw, '') AS raw FROM ${set}`
          : null,
      hasLines: true,
      cleanUp: async () => {
        await this.folder.remove();
        await this.text.cleanUp();
      },
    };
  }

  abandon(): void {
    this.rows.abandon();
    this.rejects.abandon();
  }
}

const lineFeed = 10;
const quoted = (text: string): string => `"${text.replaceAll('"', '""')}"`;

function readCsv(path: string, columns: readonly string[], more: readonly string[]): string {
  const types = columns.map((name) => `${literal(name)}: 'VARCHAR'`).join(", ");
  const options = [
    "auto_detect = false",
    "header = false",
    `delim = ${literal(separator)}`,
    "quote = '\"'",
    "escape = '\"'",
    "new_line = '\\n'",
    `columns = {${types}}`,
    ...more,
  ];
  return `read_csv(${literal(path)}, ${options.join(", ")})`;
}
