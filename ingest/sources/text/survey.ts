import { isAscii, isUtf8 } from "node:buffer";
import { createReadStream } from "node:fs";
import { SourceError } from "../source.ts";
import { unreadable } from "./readable.ts";

/** What one pass over a file's bytes tells of it. Lines are those that a line feed ends, or the file's end. */
export interface Survey {
  readonly bytes: number;
  readonly lines: number;
  /** Lines with more in them than a line end. */
  readonly filledLines: number;
  /** The last line that is not blank; what follows it is of no account. */
  readonly lastFilledLine: number;
  readonly longestLine: number;
  /** What ends the lines, if it is one and the same for all of them and carriage returns stand nowhere else. */
  readonly lineEnd: "\n" | "\r\n" | "\r" | "mixed";
  readonly nuls: number;
  readonly isAscii: boolean;
  readonly isUtf8: boolean;
  /** Places of bytes above 127, spread over the file, the first one always among them. */
  readonly nonAsciiAt: readonly number[];
}

const places = 64;
const lineFeed = 10;
const carriageReturn = 13;

/** Takes a file's bytes piece by piece. */
export class Surveyor {
  private bytes = 0;
  private lines = 0;
  private feeds = 0;
  private filledLines = 0;
  private lastFilledLine = 0;
  private longestLine = 0;
  private returns = 0;
  private returnsBeforeFeeds = 0;
  private nuls = 0;
  private isAscii = true;
  private isUtf8 = true;
  private nonAsciiAt: number[] = [];
  private stride = 1;
  private nonAsciiChunks = 0;
  private lineStart = 0;
  private last = -1;
  private torn: Buffer = Buffer.alloc(0);

  /** `longestAllowed`: a longer line throws SourceError at once, before more of it is read. */
  constructor(
    private readonly path: string,
    private readonly longestAllowed = Number.POSITIVE_INFINITY,
  ) {}

  take(chunk: Buffer): void {
    const start = this.bytes;
    // A native search a line is thrice as fast as a look at every byte
    for (let at = chunk.indexOf(lineFeed); at !== -1; at = chunk.indexOf(lineFeed, at + 1)) {
      const before = at > 0 ? chunk[at - 1]! : this.last;
      this.feeds++;
      if (before === carriageReturn) this.returnsBeforeFeeds++;
      this.endLine(start + at, before);
    }
    this.returns += count(chunk, carriageReturn);
    this.nuls += count(chunk, 0);
    this.bytes += chunk.length;
    if (chunk.length > 0) this.last = chunk[chunk.length - 1]!;
    if (this.bytes - this.lineStart > this.longestAllowed) this.refuse();
    this.takeEncoding(chunk, start);
  }

  private endLine(at: number, last: number): void {
    const length = at - this.lineStart;
    this.lines++;
    if (length > 1 || (length === 1 && last !== carriageReturn)) {
      this.filledLines++;
      this.lastFilledLine = this.lines;
      if (length > this.longestLine) {
        this.longestLine = length;
        if (length > this.longestAllowed) this.refuse();
      }
    }
    this.lineStart = at + 1;
  }

  private refuse(): never {
    const limit = Math.round(this.longestAllowed / 2 ** 20);
    throw new SourceError(
      `${this.path}: line ${this.lines + 1} is longer than ${limit} MiB; is it a file of lines? Export it with one record a line`,
    );
  }

  private lineEnd(): Survey["lineEnd"] {
    if (this.returns === 0) return "\n";
    if (this.feeds === 0) return "\r";
    return this.returns === this.feeds && this.returnsBeforeFeeds === this.feeds ? "\r\n" : "mixed";
  }

  private takeEncoding(chunk: Buffer, start: number): void {
    if (this.torn.length === 0 && isAscii(chunk)) return;
    if (this.isAscii || !isAscii(chunk)) this.notePlace(chunk, start);
    this.isAscii = false;
    if (!this.isUtf8) return;
    const whole = this.torn.length > 0 ? Buffer.concat([this.torn, chunk]) : chunk;
    const cut = whole.length - tornTail(whole);
    this.isUtf8 = isUtf8(whole.subarray(0, cut));
    this.torn = Buffer.from(whole.subarray(cut));
  }

  /** Keeps places evenly spread however long the file gets: every second one goes when there are too many. */
  private notePlace(chunk: Buffer, start: number): void {
    if (this.nonAsciiChunks++ % this.stride !== 0) return;
    const at = chunk.findIndex((byte) => byte > 127);
    this.nonAsciiAt.push(start + Math.max(at, 0));
    if (this.nonAsciiAt.length <= places) return;
    this.nonAsciiAt = this.nonAsciiAt.filter((_, i) => i % 2 === 0);
    this.stride *= 2;
  }

  end(): Survey {
    if (this.bytes > this.lineStart) this.endLine(this.bytes, this.last);
    return {
      bytes: this.bytes,
      lines: this.lines,
      filledLines: this.filledLines,
      lastFilledLine: this.lastFilledLine,
      longestLine: this.longestLine,
      lineEnd: this.lineEnd(),
      nuls: this.nuls,
      isAscii: this.isAscii,
      isUtf8: this.isUtf8 && this.torn.length === 0,
      nonAsciiAt: this.nonAsciiAt,
    };
  }
}

function count(chunk: Buffer, byte: number): number {
  let found = 0;
  for (let at = chunk.indexOf(byte); at !== -1; at = chunk.indexOf(byte, at + 1)) found++;
  return found;
}

/** Length of a UTF-8 character that begins but does not end within the bytes; 0 to 3. */
function tornTail(bytes: Buffer): number {
  for (let back = 1; back <= Math.min(3, bytes.length); back++) {
    const byte = bytes[bytes.length - back]!;
    if (byte < 0x80) return 0;
    if (byte >= 0xc0) return back < (byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2) ? back : 0;
  }
  return 0;
}

/** Surveys a whole file, holding a mebibyte of it at a time. `name` is what errors call it. */
export async function survey(path: string, longestAllowed?: number, name = path): Promise<Survey> {
  const surveyor = new Surveyor(name, longestAllowed);
  try {
    for await (const chunk of createReadStream(path, { highWaterMark: 1 << 20 })) surveyor.take(chunk);
  } catch (error) {
    throw unreadable(path, error);
  }
  return surveyor.end();
}
