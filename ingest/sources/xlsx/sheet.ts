import type { Container, Pause } from "./container.ts";
import { isoOfSerial, numberText } from "./serial.ts";
import { plainText } from "./strings.ts";
import type { SheetEntry, Workbook } from "./workbook.ts";
import { attribute, XmlError, type XmlHandler } from "./xml.ts";

export interface SheetHandler {
  /** A cell that holds something; rows count from 1, columns from 0. `isText` tells words from numbers, days and the like. */
  cell(row: number, column: number, value: string, isText: boolean): void;
  /** The end of a row that the file holds, from 1; it may have had no cell. */
  row(number: number): void;
  /** Cells shown as one, after all rows; corners inclusive. */
  merge?(range: Range): void;
  /** Called now and then between cells; may take its time, and true ends the reading. */
  readonly pause?: Pause;
}

export interface Range {
  readonly top: number;
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
}

/**
 * Reads a sheet cell by cell. Formulas give the value that was cached with them, so one that was never calculated is
 * empty; an error such as #N/A is its text. Hidden rows are rows.
 */
export async function readSheet(
  container: Container,
  workbook: Workbook,
  sheet: SheetEntry,
  handler: SheetHandler,
): Promise<void> {
  await container.read(sheet.part, new SheetReader(workbook, handler), handler.pause);
}

class SheetReader implements XmlHandler {
  private row = 0;
  private column = -1;
  private type = "n";
  private style = 0;
  private content = "";
  private isValue = false;
  private phonetic = 0;

  constructor(
    private readonly workbook: Workbook,
    private readonly handler: SheetHandler,
  ) {}

  open(tag: string, attributes: string): void {
    if (tag === "c") {
      const place = attribute(attributes, "r");
      this.column = place === null ? this.column + 1 : columnOf(place);
      if (!(this.column >= 0 && this.column < columns)) throw new XmlError(`a cell in no column: ${place}`);
      this.type = attribute(attributes, "t") ?? "n";
      this.style = Number(attribute(attributes, "s") ?? 0);
      this.content = "";
    } else if (tag === "v" || tag === "t") this.isValue = this.phonetic === 0;
    else if (tag === "rPh") this.phonetic++;
    else if (tag === "row") {
      this.row = Number(attribute(attributes, "r") ?? this.row + 1);
      if (!(this.row >= 1 && this.row <= rows)) throw new XmlError(`a row ${this.row}`);
      this.column = -1;
    } else if (tag === "mergeCell") this.handler.merge?.(rangeOf(attribute(attributes, "ref") ?? "A1"));
  }

  text(value: string): void {
    if (this.isValue) this.content += value;
  }

  close(tag: string): void {
    if (tag === "v" || tag === "t") this.isValue = false;
    else if (tag === "c") {
      const value = this.value();
      if (value !== null) this.handler.cell(this.row, this.column, value, isWords(this.type));
    } else if (tag === "row") this.handler.row(this.row);
    else if (tag === "rPh") this.phonetic--;
  }

  private shared(index: number): string | null {
    const text = this.workbook.strings[index];
    if (text === undefined)
      throw new XmlError(`a cell in row ${this.row} refers to shared string ${index}, which is not there`);
    return text === "" ? null : text;
  }

  private value(): string | null {
    const { content: text, type } = this;
    if (text === "") return null;
    switch (type) {
      case "n": {
        const kind = this.workbook.kinds[this.style] ?? "number";
        if (kind === "number") return numberText(text);
        return isoOfSerial(Number(text), kind, this.workbook.is1904) ?? numberText(text);
      }
      case "s":
        return this.shared(Number(text));
      case "b":
        return text === "1" || text === "true" ? "true" : "false";
      case "d":
        return text.replace("T", " ").replace(/ 00:00:00(\.0+)?$/, "");
      case "e":
        return text;
      default:
        return plainText(text);
    }
  }
}

/** A sheet's last column is XFD, its last row 1,048,576; no program writes beyond. */
const columns = 16_384;
const rows = 1_048_576;

const isWords = (type: string): boolean => type === "s" || type === "str" || type === "inlineStr";

/** The column of a reference such as AB12, from 0. */
export function columnOf(place: string): number {
  let column = 0;
  for (let i = 0; i < place.length; i++) {
    const letter = place.charCodeAt(i) & 0xdf;
    if (letter < 65 || letter > 90) break;
    column = column * 26 + letter - 64;
  }
  return column - 1;
}

function rangeOf(reference: string): Range {
  const [from, to = from] = reference.split(":") as [string, string?];
  const rowOf = (place: string) => Number(/[0-9]+$/.exec(place)?.[0] ?? 1);
  return { top: rowOf(from), left: columnOf(from), bottom: rowOf(to!), right: columnOf(to!) };
}
