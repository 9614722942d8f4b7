import { Container } from "./container.ts";
import { readSheet } from "./sheet.ts";
import { readWorkbook } from "./workbook.ts";

export interface SheetGuess {
  readonly name: string;
  /** The row that most likely holds the column names, from 1. */
  readonly header: number;
  /** Rows below it that hold something. */
  readonly rows: number;
  readonly isHidden: boolean;
}

interface TopRow {
  readonly number: number;
  readonly cells: number;
  /** Whether every cell is a word and no word is repeated. */
  readonly isDistinctText: boolean;
}

/** Rows among which the names are looked for. */
const top = 50;

/** The sheets of a workbook, what they hold and where their column names seem to stand. */
export async function sheetsOf(path: string): Promise<SheetGuess[]> {
  const container = await Container.open(path);
  try {
    const workbook = await readWorkbook(container);
    const guesses: SheetGuess[] = [];
    for (const sheet of workbook.sheets) {
      const first: TopRow[] = [];
      let rows = 0;
      let words = new Set<string>();
      let cells = 0;
      let isText = true;
      await readSheet(container, workbook, sheet, {
        cell(_row, _column, value, isWord) {
          if (value.trim() === "") return;
          cells++;
          if (rows >= top) return;
          isText &&= isWord;
          words.add(value.trim().toLowerCase());
        },
        row(number) {
          if (cells === 0) return;
          rows++;
          if (rows <= top) first.push({ number, cells, isDistinctText: isText && words.size === cells });
          cells = 0;
          isText = true;
          words = new Set();
        },
      });
      const header = headerOf(first);
      const above = first.filter((row) => row.number <= header).length;
      guesses.push({ name: sheet.name, header, rows: rows - above, isHidden: sheet.isHidden });
    }
    return guesses;
  } finally {
    container.close();
  }
}

/** The first row of distinct words that is as wide as any row; the widest such row if none is; the first row. */
function headerOf(rows: readonly TopRow[]): number {
  const widest = Math.max(0, ...rows.map((row) => row.cells));
  const worded = rows.filter((row) => row.isDistinctText);
  const full = worded.find((row) => row.cells === widest);
  const next = worded.reduce<TopRow | undefined>((a, b) => (a && a.cells >= b.cells ? a : b), undefined);
  return (full ?? next ?? rows[0])?.number ?? 1;
}
