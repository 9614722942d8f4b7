import { quote, type Warehouse } from "../../warehouse/index.ts";

/** Cells that are gathered before they are appended. */
const batch = 200_000;

let created = 0;

/** A temporary table that a sheet's rows are appended to, column by column; columns are added as they are met. */
export class SheetRows {
  private readonly slots = new Map<number, number>();
  private readonly columns: (string | null)[][] = [];
  private readonly lines: number[] = [];
  private readonly current: (string | null)[] = [];
  private stored = 0;
  private hasValue = false;

  private constructor(
    private readonly db: Warehouse,
    private readonly table: string,
  ) {}

  static async create(db: Warehouse): Promise<SheetRows> {
    const table = `xlsx_sheet_${++created}`;
    await db.run(`CREATE TEMP TABLE ${table} (_line DOUBLE)`);
    return new SheetRows(db, table);
  }

  /** Columns that hold something, from 0. */
  get places(): number[] {
    return [...this.slots.keys()];
  }

  set(column: number, value: string): void {
    let slot = this.slots.get(column);
    if (slot === undefined) {
      slot = this.slots.size;
      this.slots.set(column, slot);
      this.columns.push(new Array<string | null>(this.lines.length).fill(null));
    }
    this.current[slot] = value;
    this.hasValue ||= value.trim() !== "";
  }

  /** Ends a row; one without a visible character is none. */
  endRow(line: number): void {
    if (this.hasValue) {
      this.lines.push(line);
      for (let slot = 0; slot < this.columns.length; slot++)
        this.columns[slot]!.push(this.current[slot] ?? null);
    }
    this.current.length = 0;
    this.hasValue = false;
  }

  get isFull(): boolean {
    return this.lines.length * (this.columns.length + 1) >= batch;
  }

  async flush(): Promise<void> {
    for (; this.stored < this.columns.length; this.stored++)
      await this.db.run(`ALTER TABLE ${this.table} ADD COLUMN c${this.stored} VARCHAR`);
    if (this.lines.length === 0) return;
    await this.db.append({ catalog: "temp", name: this.table }, [
      Float64Array.from(this.lines),
      ...this.columns,
    ]);
    this.lines.length = 0;
    for (const column of this.columns) column.length = 0;
  }

  /** A SELECT of `_line` and the columns at these places under these names. */
  select(places: readonly number[], names: readonly string[]): string {
    const columns = places.map((place, i) => {
      const slot = this.slots.get(place);
      return `${slot === undefined ? "NULL::VARCHAR" : `c${slot}`} AS ${quote(names[i]!)}`;
    });
    return `SELECT ${columns.join(", ")}, _line::BIGINT AS _line FROM ${this.table} ORDER BY rowid`;
  }

  async drop(): Promise<void> {
    await this.db.run(`DROP TABLE IF EXISTS ${this.table}`);
  }
}
