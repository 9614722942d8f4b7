import { open } from "node:fs/promises";
import { join } from "node:path";
import { Sink, unreadable } from "../text/index.ts";
import { faults, type ReadOptions, RecordReader } from "./records.ts";

export interface Tidied {
  /** Rows with the line of each in front, without a header, in the dialect below. */
  readonly rows: string;
  readonly quote: string;
  /** Bytes of the longest row. */
  readonly longest: number;
  /** Records that are no rows: line, reason, raw; comma and double quotes. Null when there are none. */
  readonly rejects: string | null;
}

const longestShown = 1 << 16;
const lineFeed = 10;

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
  let longest = 0;
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
        longest = Math.max(longest, reader.to - reader.from);
        rows.writeNumber(reader.line);
        rows.writeByte(options.delimiter.charCodeAt(0));
        if (reader.isPlain && options.quote !== "") rows.write(reader.window, reader.from, reader.to);
        else rows.write(requoted(reader, width, options.delimiter, quote));
        rows.writeByte(lineFeed);
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
  return { rows: rows.path, quote, longest, rejects: rejects.bytes > 0 ? rejects.path : null };
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
