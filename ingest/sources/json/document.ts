import { SourceError } from "../source.ts";
import { endOfString, endOfValue, JsonFault, shown, unfinished } from "./value.ts";
import type { Window } from "./window.ts";

const quote = 34;
const openBrace = 123;
const closeBrace = 125;
const openBracket = 91;
const closeBracket = 93;
const comma = 44;
const colon = 58;

/** No record and no value that must be held in memory may be larger. */
const largest = 64 << 20;

/** An array of a document: the keys that lead to it, and whether its first element is an object. */
export interface FoundArray {
  readonly at: string;
  readonly hasObjects: boolean;
}

/** Called with the window standing at each element of the wanted array; moves it behind the element. */
export type TakeElement = () => Promise<void>;

/**
 * Walks through a JSON document, whatever its size, and stops at the array that the keys `at` lead to: data.orders,
 * or "" for the document itself. Gives the arrays it came by outside of arrays; the wanted one is among them if it
 * is there.
 */
export class DocumentReader {
  readonly arrays: FoundArray[] = [];
  isFound = false;

  constructor(
    private readonly name: string,
    private readonly window: Window,
    private readonly at: string,
    private readonly take: TakeElement,
  ) {}

  async read(): Promise<void> {
    const first = await this.window.next();
    if (first === undefined) throw new SourceError(`${this.name} is empty; export it again`);
    if (first !== openBrace && first !== openBracket)
      throw new SourceError(
        `${this.name} is not a JSON document: it begins with ${shown(first)}; export it again`,
      );
    await this.value("", true);
    const behind = await this.window.next();
    if (behind === openBrace)
      throw new SourceError(
        `${this.name} holds several JSON documents, the second on line ${this.line()}; set format to ndjson if it is one a line`,
      );
    if (behind !== undefined) this.broken(`${shown(behind)} behind the end of the document`);
  }

  private async value(path: string, isOutside: boolean): Promise<void> {
    const first = await this.window.next();
    if (first === openBrace) return this.object(path, isOutside);
    if (first === openBracket) return this.array(path, isOutside);
    if (first === undefined) return this.torn();
    await this.pass();
  }

  private async object(path: string, isOutside: boolean): Promise<void> {
    this.window.at++;
    if ((await this.window.next()) === closeBrace) {
      this.window.at++;
      return;
    }
    for (;;) {
      if ((await this.window.next()) !== quote) await this.unexpected("a key");
      const end = await this.whole((bytes, from) => endOfString(bytes, from));
      const begin = this.window.at;
      const key = JSON.parse(this.window.bytes.toString("utf8", begin, end)) as string;
      this.window.at = end;
      if ((await this.window.next()) !== colon) await this.unexpected("a colon");
      this.window.at++;
      await this.value(path === "" ? key : `${path}.${key}`, isOutside);
      const next = await this.window.next();
      if (next !== comma && next !== closeBrace) await this.unexpected("a comma or }");
      this.window.at++;
      if (next === closeBrace) return;
    }
  }

  private async array(path: string, isOutside: boolean): Promise<void> {
    this.window.at++;
    const first = await this.window.next();
    const isWanted = isOutside && path === this.at && !this.isFound;
    if (isOutside) this.arrays.push({ at: path, hasObjects: first === openBrace });
    if (isWanted) this.isFound = true;
    if (first === closeBracket) {
      this.window.at++;
      return;
    }
    for (;;) {
      await this.window.next();
      if (isWanted) await this.take();
      else await this.value("", false);
      const next = await this.window.next();
      if (next !== comma && next !== closeBracket) await this.unexpected("a comma or ]");
      this.window.at++;
      if (next === closeBracket) return;
    }
  }

  /** Passes over a string, number, true, false or null. */
  private async pass(): Promise<void> {
    this.window.at = await this.whole((bytes, at, isLast) => endOfValue(bytes, at, isLast));
  }

  /**
   * Place behind what `measure` finds at the window's place, reading on until all of it is there. Whatever is kept
   * of the window's places is void afterwards.
   */
  async whole(measure: (bytes: Buffer, at: number, isLast: boolean) => number): Promise<number> {
    for (;;) {
      let end: number;
      try {
        end = measure(this.window.bytes, this.window.at, this.window.isLast);
      } catch (error) {
        if (!(error instanceof JsonFault)) throw error;
        const line = this.window.lineAt(error.at);
        throw new SourceError(
          `${this.name} is no valid JSON: line ${line}: ${error.message}; export it again`,
          {
            cause: error,
          },
        );
      }
      if (end !== unfinished) return end;
      if (this.window.bytes.length - this.window.at > largest)
        throw new SourceError(
          `${this.name}: the record on line ${this.line()} is larger than ${largest >> 20} MiB; set json.at to the array of records`,
        );
      if (!(await this.window.more())) this.torn();
    }
  }

  private line(): number {
    return this.window.lineAt(this.window.at);
  }

  private async unexpected(expected: string): Promise<never> {
    const found = await this.window.next();
    if (found === undefined) this.torn();
    return this.broken(`${shown(found)} where ${expected} is expected`);
  }

  private broken(what: string): never {
    throw new SourceError(`${this.name} is no valid JSON: line ${this.line()}: ${what}; export it again`);
  }

  private torn(): never {
    throw new SourceError(
      `${this.name} is cut short: it ends on line ${this.line()} before the document does; export it again`,
    );
  }
}
