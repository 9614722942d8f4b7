import { isUtf8 } from "node:buffer";
import type { FileHandle } from "node:fs/promises";

/** Why a record is no row; the reader goes on at the next line. */
export const faults = {
  tornQuote: "a quote that is not closed",
  afterQuote: "text after a closing quote",
  nul: "a NUL byte",
  encoding: "invalid encoding",
  tooLong: "longer than 16 MiB",
} as const;
export type Fault = keyof typeof faults;

export interface Dialect {
  readonly delimiter: string;
  /** One character, or "" for a file that quotes nothing. */
  readonly quote: string;
}

export interface ReadOptions extends Dialect {
  /** Line feeds end lines; carriage returns do in a file that has no line feed. */
  readonly lineEnd: "\n" | "\r";
  /** Whether bytes may be invalid UTF-8, which costs a look at each record. */
  readonly mayBeInvalid?: boolean;
  /** Whether U+FFFD stands for bytes that were invalid before the file was transcoded. */
  readonly isReplacementInvalid?: boolean;
}

export const longestRecord = 16 << 20;

const space = 0x20;
const substitute = 0x1a;
const replacement = Buffer.from("\uFFFD");

/**
 * Reads a delimited file record by record: exactly what DuckDB's strict reader takes for a row is one here, with
 * its physical line, and whatever is none costs one line and not the rest of the file. After `next` returned true
 * the fields `line`, `fault`, `count`, ... describe the record; nothing is allocated for it.
 */
export class RecordReader {
  /** Line of the record's first byte, from 1. */
  line = 0;
  fault: Fault | null = null;
  /** Number of fields. */
  count = 0;
  /** Bytes of the record without its line end: bytes `from` to `to` of `window`. */
  from = 0;
  to = 0;
  /** Whether the bytes may be handed on as they are. False for a lone carriage return in a field. */
  isPlain = true;
  /** Line breaks within the record. */
  breaks = 0;

  window: Buffer = Buffer.alloc(0);
  private position = 0;
  /** Where reading goes on in the window. */
  at = 0;
  private nextLine = 1;
  private isEnd = false;
  private readonly starts: number[] = [];
  private readonly ends: number[] = [];
  private readonly quoted: boolean[] = [];
  private readonly isSpecial = new Uint8Array(256);
  private readonly delimiter: number;
  private readonly quote: number;
  private readonly lineEnd: number;

  constructor(
    private readonly handle: FileHandle,
    private readonly options: ReadOptions,
    private readonly chunk = 1 << 20,
  ) {
    this.delimiter = options.delimiter.charCodeAt(0);
    this.quote = options.quote === "" ? -1 : options.quote.charCodeAt(0);
    this.lineEnd = options.lineEnd.charCodeAt(0);
    for (const byte of [this.delimiter, 10, 13, 0]) this.isSpecial[byte] = 1;
  }

  /** Leaves out whole lines, whatever they hold. */
  async skipLines(lines: number): Promise<void> {
    while (lines > 0) {
      const end = this.window.indexOf(this.lineEnd, this.at);
      if (end === -1) {
        this.at = this.window.length;
        if (!(await this.refill())) return;
        continue;
      }
      this.at = end + 1;
      this.nextLine++;
      lines--;
    }
  }

  /** Moves to the next record that is not blank; false at the end of the file. */
  async next(): Promise<boolean> {
    for (;;) {
      const found = this.scan();
      if (found !== null) return found;
      await this.refill();
    }
  }

  /** As `next`, of what is in memory: null when more must be read first. */
  scan(): boolean | null {
    for (;;) {
      if (this.at >= this.window.length) {
        if (this.isEnd) return false;
        return null;
      }
      if (!this.parse()) {
        // A record that fills half the limit and does not end is torn: the rest of the file is not searched
        if (!this.isEnd && this.window.length - this.at <= longestRecord) return null;
        this.setLineAside(this.isEnd ? "tornQuote" : "tooLong");
      }
      if (this.count > 0) return true;
    }
  }

  /** The text of field `i`; null if it is empty. */
  field(i: number): string | null {
    const text = this.window.toString("utf8", this.starts[i], this.ends[i]);
    if (text === "") return null;
    return this.quoted[i] ? text.replaceAll(this.options.quote.repeat(2), this.options.quote) : text;
  }

  isEmptyField(i: number): boolean {
    return this.starts[i] === this.ends[i];
  }

  get raw(): Buffer {
    return this.window.subarray(this.from, this.to);
  }

  /** Reads on; false at the end of the file. */
  async refill(): Promise<boolean> {
    if (this.isEnd) return false;
    const rest = this.window.subarray(this.at);
    const grown = Buffer.allocUnsafe(rest.length + Math.max(this.chunk, rest.length));
    rest.copy(grown);
    const { bytesRead } = await this.handle.read(
      grown,
      rest.length,
      grown.length - rest.length,
      this.position,
    );
    if (this.position === 0 && grown[0] === 0xef && grown[1] === 0xbb && grown[2] === 0xbf) this.at = 3;
    else this.at = 0;
    this.position += bytesRead;
    this.isEnd = bytesRead === 0;
    this.window = grown.subarray(0, rest.length + bytesRead);
    return !this.isEnd;
  }

  /** One record from `at`; false if it does not end in the window. A blank line gives a record of no fields. */
  private parse(): boolean {
    const { window, delimiter, quote, lineEnd, isSpecial } = this;
    const end = window.length;
    let i = this.at;
    this.from = i;
    this.line = this.nextLine;
    this.fault = null;
    this.count = 0;
    this.isPlain = true;
    this.breaks = 0;
    let hasNul = false;
    for (;;) {
      let start = i;
      let stop: number;
      let isQuoted = false;
      // DuckDB passes over one space before a quote, and takes more of them for a field without quotes
      const opening = window[i] === space && delimiter !== space && window[i + 1] === quote ? i + 1 : i;
      if (quote !== -1 && opening < end && window[opening] === quote) {
        isQuoted = true;
        start = opening + 1;
        i = start;
        for (;;) {
          i = window.indexOf(quote, i);
          if (i === -1) {
            if (this.isEnd) return this.setLineAside("tornQuote");
            return false;
          }
          if (window[i + 1] !== quote) break;
          i += 2;
        }
        stop = i++;
        while (i < end && window[i] === space && delimiter !== space) i++;
        if (i >= end && !this.isEnd) return false;
        this.look(start, stop);
        hasNul ||= this.sawNul;
      } else {
        for (;;) {
          while (i < end && isSpecial[window[i]!] === 0) i++;
          if (i >= end) break;
          const byte = window[i]!;
          if (byte === delimiter || byte === lineEnd) break;
          if (byte === 13) {
            if (i + 1 >= end && !this.isEnd) return false;
            if (window[i + 1] === 10 || i + 1 >= end) break;
            this.isPlain = false;
          } else if (byte === 0) hasNul = true;
          else if (byte === 10) this.isPlain = false;
          i++;
        }
        if (i >= end && !this.isEnd) return false;
        stop = i;
      }
      this.starts[this.count] = start;
      this.ends[this.count] = stop;
      this.quoted[this.count] = isQuoted;
      this.count++;
      if (i >= end) {
        this.to = end;
        this.at = end;
        break;
      }
      const byte = window[i]!;
      if (byte === delimiter) {
        i++;
        if (i >= end && !this.isEnd) return false;
        continue;
      }
      if (byte === lineEnd || (byte === 13 && (i + 1 >= end || window[i + 1] === 10))) {
        if (byte === 13 && lineEnd === 10 && i + 1 >= end && !this.isEnd) return false;
        this.to = i;
        this.at = byte === 13 && lineEnd === 10 ? Math.min(i + 2, end) : i + 1;
        break;
      }
      return this.setLineAside("afterQuote");
    }
    this.nextLine = this.line + this.breaks + 1;
    if (this.count === 1 && this.isBlank()) this.count = 0;
    else if (hasNul) this.fault = "nul";
    else if (this.isInvalid()) this.fault = "encoding";
    return true;
  }

  private sawNul = false;

  /** What stands between quotes: line breaks, and what cannot be handed on as it is. */
  private look(start: number, stop: number): void {
    const { window, lineEnd } = this;
    this.sawNul = false;
    for (let i = start; i < stop; i++) {
      const byte = window[i]!;
      if (byte > 13) continue;
      if (byte === lineEnd) this.breaks++;
      if (byte === 0) this.sawNul = true;
      else if (byte === 13 && window[i + 1] !== 10) this.isPlain = false;
    }
  }

  private isBlank(): boolean {
    if (this.quoted[0]) return false;
    for (let i = this.from; i < this.to; i++) {
      const byte = this.window[i]!;
      if (byte !== space && byte !== 9 && byte !== substitute) return false;
    }
    return true;
  }

  private isInvalid(): boolean {
    if (this.options.mayBeInvalid && !isUtf8(this.raw)) return true;
    return this.options.isReplacementInvalid === true && this.raw.includes(replacement);
  }

  /** Makes the physical line that the record begins in a record with a fault; reading goes on behind it. */
  private setLineAside(fault: Fault): true {
    const { window, lineEnd } = this;
    const found = window.indexOf(lineEnd, this.from);
    const end = found === -1 ? window.length : found;
    this.fault = fault;
    this.count = 1;
    this.breaks = 0;
    this.to = end > this.from && window[end - 1] === 13 ? end - 1 : end;
    this.at = found === -1 ? end : end + 1;
    this.nextLine = this.line + 1;
    return true;
  }
}
