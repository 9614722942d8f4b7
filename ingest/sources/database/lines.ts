import { literal } from "../../warehouse/index.ts";

/**
 * Rows on their way from a database, as PostgreSQL's COPY writes them: one line a row, values parted by tabs, \N for
 * null, and what would break a line or a value escaped by a backslash. No value holds a line break, so that DuckDB
 * may read a file of it with all its threads.
 */
const escapes: readonly (readonly [string, number])[] = [
  ["t", 9],
  ["n", 10],
  ["r", 13],
  ["b", 8],
  ["f", 12],
  ["v", 11],
];

const backslash = "\\";
const nullText = `${backslash}N`;

/** The longest row that is taken. */
const maxLineBytes = 1 << 26;

/**
 * An empty value alone on its line would be no row to a reader of lines, so a row of one column is given a second
 * one that is always empty.
 */
export const isPadded = (columns: readonly unknown[]): boolean => columns.length === 1;

/** A SELECT of a file of lines: every column VARCHAR, named as given. */
export function linesSelect(path: string, columns: readonly string[]): string {
  const width = columns.length + (isPadded(columns) ? 1 : 0);
  const types = Array.from({ length: width }, (_, i) => `'c${i}': 'VARCHAR'`).join(", ");
  const options = [
    "auto_detect = false, header = false, quote = '', escape = '', strict_mode = true",
    `delim = '${backslash}t', new_line = '${backslash}n', nullstr = '${nullText}'`,
    `max_line_size = ${maxLineBytes}, buffer_size = ${maxLineBytes}, columns = {${types}}`,
  ];
  const named = columns.map((name, i) => `${unescaped(`c${i}`)} AS "${name.replaceAll('"', '""')}"`);
  return `SELECT ${named.join(", ")} FROM read_csv(${literal(path)}, ${options.join(", ")})`;
}

/** Doubled backslashes hide behind a sequence no escaped text holds, while the others become what they stand for. */
function unescaped(column: string): string {
  const hidden = `'${backslash}0'`;
  const single = escapes.reduce(
    (text, [letter, code]) => `replace(${text}, '${backslash}${letter}', chr(${code}))`,
    `replace(${column}, '${backslash}${backslash}', ${hidden})`,
  );
  return `CASE WHEN contains(${column}, '${backslash}') THEN replace(${single}, ${hidden}, '${backslash}') ELSE ${column} END`;
}

const [tab, lineFeed, carriageReturn, solidus] = [9, 10, 13, 92] as const;
const nullMark = 0xfb;

/**
 * Writes rows of values that are bytes into one buffer, which the caller empties: for drivers whose server does
 * not write lines itself.
 */
export class LineBuffer {
  private bytes = Buffer.allocUnsafe(1 << 20);
  private end = 0;

  get length(): number {
    return this.end;
  }

  addRow(values: readonly (Buffer | null)[]): void {
    for (let v = 0; v < values.length; v++) {
      const value = values[v];
      this.reserve(value?.length ?? 0);
      if (value) this.addEscaped(value, 0, value.length);
      else this.addNull();
      this.bytes[this.end++] = tab;
    }
    this.bytes[this.end - 1] = lineFeed;
  }

  /** A row as MySQL's protocol has it in a packet: each value behind its length, 0xfb for null. */
  addLengthCoded(packet: Buffer, from: number, to: number): void {
    let at = from;
    this.reserve(to - from);
    while (at < to) {
      const first = packet[at++]!;
      if (first === nullMark) this.addNull();
      else {
        let length = first;
        if (first > nullMark) {
          const width = first === 0xfc ? 2 : first === 0xfd ? 3 : 8;
          length = width < 8 ? packet.readUIntLE(at, width) : Number(packet.readBigUInt64LE(at));
          at += width;
        }
        this.addEscaped(packet, at, at + length);
        at += length;
      }
      this.bytes[this.end++] = tab;
    }
    this.bytes[this.end - 1] = lineFeed;
  }

  /** The bytes gathered so far; the buffer is empty afterwards. */
  take(): Buffer {
    const taken = this.bytes.subarray(0, this.end);
    this.bytes = Buffer.allocUnsafe(1 << 20);
    this.end = 0;
    return taken;
  }

  private addNull(): void {
    this.bytes[this.end++] = solidus;
    this.bytes[this.end++] = 78;
  }

  private addEscaped(value: Buffer, from: number, to: number): void {
    const { bytes } = this;
    let end = this.end;
    for (let i = from; i < to; i++) {
      const byte = value[i]!;
      if (byte === solidus || byte === tab || byte === lineFeed || byte === carriageReturn) {
        bytes[end++] = solidus;
        bytes[end++] = byte === tab ? 116 : byte === lineFeed ? 110 : byte === carriageReturn ? 114 : solidus;
      } else bytes[end++] = byte;
    }
    this.end = end;
  }

  /** Room for so many bytes: each may need an escape, or be a length that becomes a null and a tab. */
  private reserve(length: number): void {
    const size = 3 * length + 3;
    if (this.end + size <= this.bytes.length) return;
    const larger = Buffer.allocUnsafe(Math.max(2 * this.bytes.length, this.end + size));
    this.bytes.copy(larger, 0, 0, this.end);
    this.bytes = larger;
  }
}
