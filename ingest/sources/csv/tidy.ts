import { createWriteStream, type WriteStream } from "node:fs";
import { open } from "node:fs/promises";
import { join } from "node:path";
import { finished } from "node:stream/promises";
import { unreadable } from "../text/index.ts";
import { faults, type ReadOptions, RecordReader } from "./records.ts";

export interface Tidied {
  /** Rows with the line of each in front, without a header, in the dialect below. */
  readonly rows: string;
  readonly quote: string;
  /** Records that are no rows: line, reason, raw; comma and double quotes. Null when there are none. */
  readonly rejects: string | null;
}

const longestShown = 1 << 16;
const lineFeed = Buffer.from("\n");

/**
 * Copies the records of a delimited file, each with its physical line, into one file of rows and one of those that
 * are none, with the reason. Slower than reading the file as it is, and right about every byte.
 */
export async function tidy(
  path: string,
  options: ReadOptions,
  header: { line: number; fields: readonly (string | null)[] },
  folder: string,
): Promise<Tidied> {
  const handle = await open(path, "r");
  const rows = new Sink(join(folder, "rows.csv"));
  const rejects = new Sink(join(folder, "rejects.csv"));
  const quote = options.quote || '"';
  const width = header.fields.length;
  try {
    const reader = new RecordReader(handle, options, 4 << 20);
    await reader.skipLines(header.line - 1);
    await reader.next();
    for (;;) {
      const found = reader.scan();
      if (found === false) break;
      if (found === null) {
        await rows.settle();
        await rejects.settle();
        await reader.refill();
        continue;
      }
      const reason = reasonAgainst(reader, header.fields);
      if (reason !== null) rejects.write(rejected(reader, reason));
      else {
        rows.write(Buffer.from(`${reader.line}${options.delimiter}`));
        rows.write(
          reader.isPlain && options.quote !== ""
            ? reader.raw
            : requoted(reader, width, options.delimiter, quote),
        );
        rows.write(lineFeed);
      }
    }
    await rows.close();
    await rejects.close();
  } catch (error) {
    rows.abandon();
    rejects.abandon();
    throw unreadable(path, error);
  } finally {
    await handle.close();
  }
  return { rows: rows.path, quote, rejects: rejects.bytes > 0 ? rejects.path : null };
}

function reasonAgainst(reader: RecordReader, header: readonly (string | null)[]): string | null {
  if (reader.fault) return faults[reader.fault];
  const { count } = reader;
  if (count < header.length) return shape(count, header.length);
  for (let i = header.length; i < count; i++) if (!reader.isEmptyField(i)) return shape(count, header.length);
  if (isHeader(reader, header)) return "the header again";
  return null;
}

const shape = (found: number, expected: number): string =>
  `${found} ${found === 1 ? "field" : "fields"} where ${expected} are expected`;

function isHeader(reader: RecordReader, header: readonly (string | null)[]): boolean {
  for (let i = 0; i < header.length; i++) if (reader.field(i) !== header[i]) return false;
  return true;
}

function rejected(reader: RecordReader, reason: string): Buffer {
  const shown = reader.raw.subarray(0, longestShown).toString("utf8").replaceAll("\0", "\uFFFD");
  const cut = reader.raw.length > longestShown ? " …" : "";
  return Buffer.from(`${reader.line},${quoted(reason, '"')},${quoted(shown + cut, '"')}\n`);
}

function requoted(reader: RecordReader, width: number, delimiter: string, quote: string): Buffer {
  const fields = Array.from({ length: width }, (_, i) => {
    const text = reader.field(i);
    return text === null ? "" : quoted(text, quote);
  });
  return Buffer.from(fields.join(delimiter));
}

const quoted = (text: string, quote: string): string =>
  `${quote}${text.replaceAll(quote, quote + quote)}${quote}`;

/** A file being written in large pieces; waits for the disk when asked to, not at every record. */
class Sink {
  bytes = 0;
  private readonly stream: WriteStream;
  private pending: Buffer = Buffer.allocUnsafe(1 << 20);
  private filled = 0;
  private failure: unknown = null;

  constructor(readonly path: string) {
    this.stream = createWriteStream(path, { highWaterMark: 4 << 20 });
    this.stream.on("error", (error) => {
      this.failure = error;
    });
  }

  write(bytes: Buffer): void {
    this.bytes += bytes.length;
    if (this.filled + bytes.length > this.pending.length) {
      this.flush();
      if (bytes.length > this.pending.length) {
        this.stream.write(Buffer.from(bytes));
        return;
      }
    }
    bytes.copy(this.pending, this.filled);
    this.filled += bytes.length;
  }

  private flush(): void {
    if (this.filled > 0) this.stream.write(this.pending.subarray(0, this.filled));
    this.pending = Buffer.allocUnsafe(1 << 20);
    this.filled = 0;
  }

  async settle(): Promise<void> {
    if (this.failure) throw this.failure;
    if (this.stream.writableNeedDrain)
      await new Promise<void>((done) => {
        this.stream.once("drain", done);
        this.stream.once("error", () => done());
      });
  }

  async close(): Promise<void> {
    this.flush();
    this.stream.end();
    await finished(this.stream);
    if (this.failure) throw this.failure;
  }

  abandon(): void {
    this.stream.destroy();
  }
}
