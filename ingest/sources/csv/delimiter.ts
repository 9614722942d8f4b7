import { withFile } from "../text/index.ts";
import { type ReadOptions, RecordReader } from "./records.ts";

export const delimiters = [",", ";", "\t", "|"] as const;

/** How well a delimiter divides the records of a file, judged by its beginning. */
export interface Division {
  readonly delimiter: string;
  /** The usual number of fields. */
  readonly width: number;
  /** Share of records that have it. */
  readonly share: number;
  /** Whether the header has it too. */
  readonly fitsHeader: boolean;
}

const looked = 256 << 10;
const records = 500;

/** The delimiter that divides most records alike; the comma where none does. */
export async function delimiterOf(path: string, options: ReadOptions, header: number): Promise<string> {
  const [best] = await divide(path, options, header);
  return best?.delimiter ?? ",";
}

/** Every delimiter that divides the header and its records at all, the best first. */
export async function divide(path: string, options: ReadOptions, header: number): Promise<Division[]> {
  const found: Division[] = [];
  for (const delimiter of delimiters) {
    const division = await judge(path, { ...options, delimiter }, header);
    if (division) found.push(division);
  }
  const score = (d: Division) => d.share + (d.fitsHeader ? 1 : 0);
  return found.sort((a, b) => score(b) - score(a) || b.width - a.width);
}

async function judge(path: string, options: ReadOptions, header: number): Promise<Division | null> {
  return withFile(path, async (handle) => {
    const reader = new RecordReader(handle, options, looked);
    await reader.skipLines(header - 1);
    if (!(await reader.next())) return null;
    const width = reader.fault ? 0 : reader.count;
    const counts = new Map<number, number>();
    let total = 0;
    while (total < records && reader.scan()) {
      total++;
      if (!reader.fault) counts.set(reader.count, (counts.get(reader.count) ?? 0) + 1);
    }
    const [usual, times] = [...counts].sort((a, b) => b[1] - a[1] || b[0] - a[0])[0] ?? [width, total];
    if (Math.max(width, usual) < 2) return null;
    const share = total === 0 ? 1 : times / total;
    return { delimiter: options.delimiter, width: usual, share, fitsHeader: width === usual && width > 1 };
  });
}
