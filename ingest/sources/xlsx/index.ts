import type { FileSource } from "../../source_config.ts";
import type { Warehouse } from "../../warehouse/index.ts";
import { type FileFormat, type RawFile, SourceError } from "../source.ts";
import { isGzip, ungzip } from "../text/index.ts";
import { Container } from "./container.ts";
import { HeaderRows, uniqueNames } from "./header.ts";
import { SheetRows } from "./rows.ts";
import { readSheet } from "./sheet.ts";
import { readWorkbook, type SheetEntry, type Workbook } from "./workbook.ts";

export { type SheetGuess, sheetsOf } from "./sheets.ts";

/**
 * A sheet of an Excel workbook (.xlsx, .xlsm). Cells become the text that they stand for: days ISO 8601 by their
 * number format, numbers their shortest digits, formulas their cached value. Rows that hold nothing are skipped,
 * hidden ones are not.
 *
 * Read here over a maintained unzip rather than by a spreadsheet library: those that stream hand out values without
 * their number formats (an elapsed time then looks like a day of 1900, 60 like the day before) or without merged
 * names, the others hold the whole workbook in memory. Only strings that cells share are kept here; rows go straight
 * into the database.
 */
export const xlsx: FileFormat = {
  name: "xlsx",
  identity: ({ xlsx: { sheet, header } }) => `xlsx ${header} ${sheet ?? ""}`,
  async open(db, path, source) {
    const unpacked = (await isGzip(path)) ? await ungzip(path) : null;
    try {
      const container = await Container.open(unpacked?.path ?? path, path);
      try {
        return await readRows(db, container, source);
      } finally {
        container.close();
      }
    } finally {
      await unpacked?.cleanUp();
    }
  },
};

async function readRows(db: Warehouse, container: Container, source: FileSource): Promise<RawFile> {
  const workbook = await readWorkbook(container);
  const sheet = chosen(container.name, workbook, source.xlsx.sheet);
  const header = new HeaderRows(source.xlsx.header);
  const rows = await SheetRows.create(db);
  try {
    await fill(container, workbook, sheet, source.xlsx.header, header, rows);
    const named = header.columns;
    if (named.length === 0) throw namelessSheet(container.name, workbook, sheet, source.xlsx.header);
    const places = [...new Set([...named, ...rows.places])].sort((a, b) => a - b);
    const columns = uniqueNames(places, (place) => header.nameOf(place));
    return {
      columns,
      select: rows.select(places, columns),
      hasLines: true,
      rejects: null,
      cleanUp: () => rows.drop(),
    };
  } catch (cause) {
    await rows.drop();
    throw cause;
  }
}

async function fill(
  container: Container,
  workbook: Workbook,
  sheet: SheetEntry,
  names: number,
  header: HeaderRows,
  rows: SheetRows,
): Promise<void> {
  await readSheet(container, workbook, sheet, {
    cell(row, column, value) {
      if (row > names) rows.set(column, value);
      else header.set(row, column, value);
    },
    row(number) {
      if (number > names) rows.endRow(number);
    },
    merge: (range) => header.merge(range),
    pause: () => rows.isFull && rows.flush().then(() => false),
  });
  await rows.flush();
}

function chosen(path: string, { sheets }: Workbook, wanted: string | undefined): SheetEntry {
  const found =
    wanted === undefined ? sheets.find((s) => !s.isHidden) : sheets.find((s) => s.name === wanted);
  if (found) return found;
  if (sheets.length === 0) throw new SourceError(`${path} has no sheet of cells; export one`);
  throw new SourceError(
    wanted === undefined
      ? `${path} has hidden sheets only: ${namesOf(sheets)}; name one with xlsx.sheet`
      : `${path} has no sheet ${wanted}; it has ${namesOf(sheets)}; correct xlsx.sheet`,
  );
}

function namelessSheet(path: string, { sheets }: Workbook, sheet: SheetEntry, row: number): SourceError {
  return new SourceError(
    `${path} has no column names in row ${row} of sheet ${sheet.name}; say where they are with xlsx.header, or name another sheet with xlsx.sheet: ${namesOf(sheets)}`,
  );
}

const namesOf = (sheets: readonly SheetEntry[]): string =>
  sheets.map((s) => (s.isHidden ? `${s.name} (hidden)` : s.name)).join(", ");
