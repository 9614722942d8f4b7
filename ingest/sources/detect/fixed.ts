import { readPiece, type Text, withFile } from "../text/index.ts";
import type { Sniffed } from "./sniffed.ts";

const looked = 256 << 10;
const lines = 300;

/** Columns of fixed width: where every line has a blank, one ends. Null when the lines have no such places. */
export async function sniffFixed(text: Text): Promise<Sniffed["fixed"] | null> {
  const head = await withFile(text.path, (handle) => readPiece(handle, 0, looked));
  const all = head
    .toString("utf8")
    .replace(/^\uFEFF/, "")
    .split(/\r\n|\n|\r/);
  const rows = (text.survey.bytes > looked ? all.slice(0, -1) : all)
    .filter((r) => r.trim() !== "")
    .slice(0, lines);
  // Names above the columns need not stand in them
  return columnsOf(rows, 0) ?? columnsOf(rows.slice(1), 1);
}

function columnsOf(rows: readonly string[], skipped: number): Sniffed["fixed"] | null {
  if (rows.length < 2) return null;
  const characters = rows.map((row) => [...row.replace(/\s+$/, "")]);
  const width = Math.max(...characters.map((row) => row.length));
  const isBlank = Array.from({ length: width }, (_, i) => characters.every((row) => (row[i] ?? " ") === " "));
  const columns: { start: number; end: number }[] = [];
  for (let i = 0; i < width; i++) {
    if (isBlank[i]) continue;
    const start = i;
    while (i < width && !isBlank[i]) i++;
    columns.push({ start, end: i });
  }
  if (columns.length < 2 || !isAligned(characters, columns)) return null;
  const first = columns.map(({ start, end }) => characters[0]!.slice(start, end).join("").trim());
  const isHeader =
    skipped === 0 && first.every((name) => /\p{L}/u.test(name)) && new Set(first).size === first.length;
  return {
    columns: columns.map(({ start }, i) => ({
      name: isHeader ? first[i]! : `column ${i + 1}`,
      start: start + 1,
      width: (columns[i + 1]?.start ?? width) - start,
    })),
    skip: skipped + (isHeader ? 1 : 0),
  };
}

/** Prose has blanks in common by chance; in a table most cells of every column hold something. */
function isAligned(rows: readonly string[][], columns: readonly { start: number; end: number }[]): boolean {
  return columns.every(({ start, end }) => {
    const filled = rows.filter((row) => row.slice(start, end).some((c) => c !== " ")).length;
    return filled >= rows.length * 0.5;
  });
}
