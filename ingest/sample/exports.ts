import { closeSync, mkdirSync, openSync, writeSync } from "node:fs";
import { dirname, join } from "node:path";
import { type Cell, csvLine } from "./csv.ts";
import { type Damage, type DamageReason, damagedLine, damages, jsonLine } from "./damage.ts";
import { type SampleFile, type SampleFileName, type SampleRow, sampleFiles } from "./files.ts";

export interface WrittenFile {
  readonly path: string;
  /** Rows below the header, damaged ones included. */
  readonly rows: number;
  readonly damaged: number;
}

export interface WrittenDamage {
  readonly file: string;
  /** Counted from 1, the header included. */
  readonly line: number;
  readonly reason: DamageReason;
  readonly column: string;
  readonly value: string;
}

const bufferSize = 1 << 18;

/** Writes whole lines to a file through a buffer. */
export class LineFile {
  private readonly descriptor: number;
  private buffer = "";
  lines = 0;

  constructor(path: string) {
    mkdirSync(dirname(path), { recursive: true });
    this.descriptor = openSync(path, "w");
  }

  write(line: string): void {
    this.buffer += `${line}\n`;
    this.lines += 1;
    if (this.buffer.length >= bufferSize) this.flush();
  }

  close(): void {
    this.flush();
    closeSync(this.descriptor);
  }

  private flush(): void {
    writeSync(this.descriptor, this.buffer);
    this.buffer = "";
  }
}

/** A file of the sample being written: rows by header, with the damaged rows planned for it in between. */
export class RowFile<N extends SampleFileName> {
  private readonly file: LineFile;
  private readonly layout: SampleFile;
  private readonly pending: Damage[];
  private sound = 0;
  private last: Cell[] = [];

  constructor(
    folder: string,
    name: N,
    readonly path: string,
    part: number,
    private readonly book: ExportBook,
  ) {
    this.layout = sampleFiles[name];
    this.file = new LineFile(join(folder, path));
    this.pending = damages.filter((d) => d.file === name && (d.part ?? 0) === part);
    if (this.layout.format === "csv") this.file.write(csvLine(this.layout.header, this.layout.delimiter));
  }

  /** Writes a row and gives its line. */
  write(row: SampleRow<N>): string {
    const cells = this.layout.header.map((column) => (row as Record<string, Cell>)[column]!);
    const line =
      this.layout.format === "ndjson"
        ? jsonLine(cells, this.layout.header)
        : csvLine(cells, this.layout.delimiter);
    this.file.write(line);
    this.sound += 1;
    this.last = cells;
    if (this.pending.length > 0) {
      for (const damage of this.pending.filter((d) => d.after === this.sound)) this.spoil(damage);
    }
    return line;
  }

  close(): void {
    const damaged = [...this.pending].sort((a, b) => a.after - b.after);
    if (this.sound > 0) for (const damage of damaged) this.spoil(damage);
    this.file.close();
    const header = this.layout.format === "csv" ? 1 : 0;
    const rows = this.file.lines - header;
    this.book.files.push({ path: this.path, rows, damaged: rows - this.sound });
  }

  private spoil(damage: Damage): void {
    this.pending.splice(this.pending.indexOf(damage), 1);
    this.file.write(damagedLine(this.last, this.layout, damage));
    this.book.damages.push({
      file: this.path,
      line: this.file.lines,
      reason: damage.reason,
      column: damage.column ?? "",
      value: damage.value ?? "",
    });
  }
}

/** Opens the files of one sample and remembers what was written. */
export class ExportBook {
  readonly files: WrittenFile[] = [];
  readonly damages: WrittenDamage[] = [];

  constructor(readonly folder: string) {}

  /**
   * @param part what stands for `*` in the kind's glob
   * @param number the how-manieth part it is, from 0
   */
  open<N extends SampleFileName>(name: N, part = "", number = 0): RowFile<N> {
    return new RowFile(this.folder, name, sampleFiles[name].glob.replace("*", part), number, this);
  }

  write<N extends SampleFileName>(name: N, rows: Iterable<SampleRow<NoInfer<N>>>): void {
    const file = this.open(name);
    for (const row of rows) file.write(row);
    file.close();
  }
}
