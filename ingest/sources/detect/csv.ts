import { delimiters } from "../csv/delimiter.ts";
import { type ReadOptions, RecordReader } from "../csv/records.ts";
import { withFile } from "../text/index.ts";
import type { Sniffed } from "./sniffed.ts";

const looked = 256 << 10;
const records = 500;

interface Row {
  readonly line: number;
  readonly cells: readonly (string | null)[];
}

/** How a delimited file seems to be divided and where its header stands; null if nothing divides its lines. */
export async function sniffCsv(path: string, options: ReadOptions): Promise<Sniffed["csv"] | null> {
  const found = [];
  for (const delimiter of delimiters) {
    const rows = await readRows(path, { ...options, delimiter });
    const judged = judge(rows);
    if (judged) found.push({ delimiter, quote: '"', ...judged });
  }
  found.sort((a, b) => b.confidence - a.confidence || b.width - a.width);
  if (!found[0]) return null;
  const { width: _, ...best } = found[0];
  return best;
}

async function readRows(path: string, options: ReadOptions): Promise<Row[]> {
  return withFile(path, async (handle) => {
    const reader = new RecordReader(handle, options, looked);
    const rows: Row[] = [];
    let found = await reader.next();
    while (found && rows.length < records) {
      const isTorn = reader.fault !== null && reader.fault !== "encoding";
      const cells = Array.from({ length: isTorn ? 1 : reader.count }, (_, i) => reader.field(i));
      rows.push({ line: reader.line, cells });
      found = reader.scan() === true;
    }
    return rows;
  });
}

/** Empty fields behind the last one are not counted: exporters end lines with a delimiter, titles with several. */
const widthOf = ({ cells }: Row): number => {
  let width = cells.length;
  while (width > 1 && cells[width - 1] === null) width--;
  return width;
};

function judge(rows: readonly Row[]): { width: number; header: number; confidence: number } | null {
  const counts = new Map<number, number>();
  for (const { cells } of rows) counts.set(cells.length, (counts.get(cells.length) ?? 0) + 1);
  const usual = [...counts].filter(([width]) => width > 1);
  const [width, times] = usual.sort((a, b) => b[1] - a[1] || b[0] - a[0])[0] ?? [0, 0];
  if (width < 2) return null;
  const header = headerOf(rows, width);
  // A few titles above or totals below say little against a delimiter
  const share = Math.min(1, (times + Math.min(2, rows.length - times) / 2) / rows.length);
  const certainty = share * (header.isNamed ? 1 : 0.7) * (1 - 0.4 / width) * (rows.length > 1 ? 1 : 0.9);
  return { width, header: header.line, confidence: Math.round(certainty * 100) / 100 };
}

/** The first line of the usual width whose cells are all words, and no two the same. */
function headerOf(rows: readonly Row[], width: number): { line: number; isNamed: boolean } {
  for (const row of rows.slice(0, 50)) {
    if (row.cells.length !== width || widthOf(row) < Math.max(2, width * 0.8)) continue;
    const names = row.cells.filter((cell) => cell !== null).map((cell) => cell.trim().toLowerCase());
    const isNamed = names.every(isName) && new Set(names).size === names.length;
    if (isNamed) return { line: row.line, isNamed };
  }
  return { line: rows.find((row) => row.cells.length === width)?.line ?? 1, isNamed: false };
}

/** Names of columns are words; a number, an amount, a day or a time is a value. */
const isName = (cell: string): boolean =>
  cell !== "" && !/^[-+(]?[\d\s.,:/'%()€$£¥-]+(?:[tz].*)?$/i.test(cell);
