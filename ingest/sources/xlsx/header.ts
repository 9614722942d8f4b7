import type { Range } from "./sheet.ts";

/** The texts above the records, by row and column. */
export class HeaderRows {
  private readonly rows = new Map<number, Map<number, string>>();
  private readonly merges: Range[] = [];

  constructor(
    /** The row of the names. */
    private readonly names: number,
  ) {}

  set(row: number, column: number, text: string): void {
    if (!this.rows.has(row)) this.rows.set(row, new Map());
    this.rows.get(row)!.set(column, text);
  }

  merge(range: Range): void {
    if (range.top <= this.names && range.bottom >= this.names) this.merges.push(range);
  }

  /** Columns that have a name, from 0. */
  get columns(): number[] {
    const merged = this.merges.filter((m) => this.textAt(m.top, m.left) !== "");
    const covered = merged.flatMap((m) => Array.from({ length: m.right - m.left + 1 }, (_, i) => m.left + i));
    const written = [...(this.rows.get(this.names)?.keys() ?? [])];
    return [...new Set([...written, ...covered])].filter((column) => this.nameOf(column) !== "");
  }

  /**
   * The name in the row of names; where that cell is part of one that reaches into the row from above or from the
   * left, the text of the whole.
   */
  nameOf(column: number): string {
    const own = this.textAt(this.names, column);
    if (own !== "") return own;
    const whole = this.merges.find((m) => m.left <= column && m.right >= column);
    return whole ? this.textAt(whole.top, whole.left) : "";
  }

  private textAt(row: number, column: number): string {
    return (this.rows.get(row)?.get(column) ?? "").replace(/\s+/g, " ").trim();
  }
}

/** Names of columns at these places, from 0: one without a name is named by its place, a repeated one is counted. */
export function uniqueNames(places: readonly number[], nameOf: (place: number) => string): string[] {
  const taken = new Set<string>();
  return places.map((place) => {
    const wanted = nameOf(place) || `column ${place + 1}`;
    let name = wanted;
    for (let k = 2; taken.has(name.toLowerCase()); k++) name = `${wanted} (${k})`;
    taken.add(name.toLowerCase());
    return name;
  });
}
