import type { Sink } from "../text/index.ts";
import { endOfKey, endOfString, endOfValue, JsonFault, RecordFault, skipSpace, unfinished } from "./value.ts";

/** No JSON string holds it but escaped, so that most values are copied as they stand. */
export const separator = "\u0001";

const quote = 34;
const backslash = 92;
const openBrace = 123;
const openBracket = 91;
const missing = Buffer.alloc(0);
const separatorByte = separator.charCodeAt(0);

/** A key as it stood at one place of the object before: those after it mostly have the same at that place. */
interface Key {
  readonly raw: Buffer;
  readonly prefix: string;
  readonly name: string;
}

/**
 * Turns JSON objects into delimited records. A key is a column, in order of first appearance; an object within the
 * object is flattened as `customer.name`; what is nested deeper, and arrays, stay JSON text. Numbers keep their
 * text to the last digit. Null, the empty string and an absent key are all missing.
 */
export class Flattener {
  readonly columns: string[] = [];
  /** Whether a value holds a line break. */
  hasBreaks = false;

  private readonly places = new Map<string, number>();
  private readonly keys: Key[] = [];
  private nthKey = 0;
  private object = 0;
  private width = 0;
  /** For each column: the object that has it, where its bytes are, and other bytes to write in their stead. */
  private readonly seen: number[] = [];
  private readonly starts: number[] = [];
  private readonly ends: number[] = [];
  private readonly texts: (Buffer | null)[] = [];

  /** `whole`: keys whose value is wanted as JSON text although it is an object. */
  constructor(private readonly whole: ReadonlySet<string>) {}

  /** Reads the object at `at` and gives the place behind it; `unfinished` if the window ends before. */
  read(bytes: Buffer, at: number, isLast: boolean): number {
    this.object++;
    this.nthKey = 0;
    this.width = 0;
    return this.readObject(bytes, at, isLast, "");
  }

  /** Writes the object that was read from `bytes`, each value behind a separator, without a line end. */
  write(bytes: Buffer, sink: Sink): void {
    for (let i = 0; i < this.width; i++) {
      sink.writeByte(separatorByte);
      if (this.seen[i] !== this.object) continue;
      const text = this.texts[i];
      if (text) sink.write(text);
      else sink.write(bytes, this.starts[i], this.ends[i]);
    }
  }

  private readObject(bytes: Buffer, at: number, isLast: boolean, prefix: string): number {
    let i = skipSpace(bytes, at + 1);
    if (i >= bytes.length) return unfinished;
    if (bytes[i] === 125) return i + 1;
    for (;;) {
      const keyAt = i;
      i = endOfKey(bytes, i);
      if (i === unfinished) return unfinished;
      const valueAt = i;
      const isNested = bytes[i] === openBrace && prefix === "";
      const name = this.nameAt(bytes, keyAt, prefix);
      i = isNested ? this.readObject(bytes, i, isLast, `${name}.`) : endOfValue(bytes, i, isLast, 1);
      if (i === unfinished) return unfinished;
      if (!isNested || this.whole.has(name)) this.put(name, bytes, valueAt, i);
      i = skipSpace(bytes, i);
      if (i >= bytes.length) return unfinished;
      if (bytes[i] === 125) return i + 1;
      if (bytes[i] !== 44) throw new JsonFault("something else where a comma or } is expected", i);
      i = skipSpace(bytes, i + 1);
    }
  }

  private nameAt(bytes: Buffer, at: number, prefix: string): string {
    const nth = this.nthKey++;
    const known = this.keys[nth];
    if (known && known.prefix === prefix && startsWith(bytes, at, known.raw)) return known.name;
    const raw = Buffer.from(bytes.subarray(at, endOfString(bytes, at)));
    const text = raw.toString("utf8");
    const key = text.includes("\\") ? (JSON.parse(text) as string) : text.slice(1, -1);
    const name = prefix + key;
    this.keys[nth] = { raw, prefix, name };
    return name;
  }

  private put(name: string, bytes: Buffer, from: number, to: number): void {
    let place = this.places.get(name);
    if (place === undefined) {
      place = this.columns.length;
      this.columns.push(name);
      this.places.set(name, place);
    }
    if (this.seen[place] === this.object) throw new RecordFault(`the key ${name} stands twice`);
    this.seen[place] = this.object;
    if (place >= this.width) this.width = place + 1;
    const first = bytes[from]!;
    this.texts[place] = null;
    this.starts[place] = from;
    this.ends[place] = to;
    if (first === quote) {
      if (!hasEscape(bytes, from, to)) {
        this.starts[place] = from + 1;
        this.ends[place] = to - 1;
      } else this.texts[place] = this.escaped(JSON.parse(bytes.toString("utf8", from, to)) as string);
    } else if (first === openBrace || first === openBracket)
      this.texts[place] = this.escaped(bytes.toString("utf8", from, to));
    else if (first === 110) this.texts[place] = missing;
  }

  private escaped(text: string): Buffer {
    if (text.includes("\0")) throw new RecordFault("a NUL byte");
    if (text === "") return missing;
    this.hasBreaks ||= /[\r\n]/.test(text);
    return Buffer.from(`"${text.replaceAll('"', '""')}"`);
  }
}

function hasEscape(bytes: Buffer, from: number, to: number): boolean {
  for (let i = from; i < to; i++) if (bytes[i] === backslash) return true;
  return false;
}

function startsWith(bytes: Buffer, at: number, expected: Buffer): boolean {
  for (let i = 0; i < expected.length; i++) if (bytes[at + i] !== expected[i]) return false;
  return true;
}
