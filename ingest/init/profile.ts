import type { DatabaseFormatName, FileFormatName, SourceInput } from "../source_config.ts";

export interface DayFacts {
  /** Formats that read all values, each differently; empty where ISO 8601 does. */
  readonly formats: readonly string[];
  readonly isProven: boolean;
  /** Whether some value has a time of day other than midnight. */
  readonly hasTime: boolean;
  /** Whether the times bear their offset. */
  readonly hasOffset: boolean;
  /** First and last day, YYYY-MM-DD; null while the format is open. */
  readonly first: string | null;
  readonly last: string | null;
}

export interface NumberFacts {
  /** The decimal mark; null where the values do not tell. */
  readonly decimal: "." | "," | null;
  readonly isProven: boolean;
  readonly isInteger: boolean;
  readonly currencySign: string | null;
  readonly isPercent: boolean;
  readonly min: number;
  readonly max: number;
  /** Values below zero. */
  readonly negatives: number;
}

/** What is known of a column, over all rows that were looked at. */
export interface ColumnProfile {
  readonly name: string;
  readonly filled: number;
  readonly distinct: number;
  /** The most frequent values, at most fifty. */
  readonly values: readonly { readonly value: string; readonly count: number }[];
  /** Null where the values are no days, or no numbers. */
  readonly days: DayFacts | null;
  readonly number: NumberFacts | null;
}

export interface FilePlace {
  readonly kind: "files";
  readonly format: FileFormatName;
  /** Paths of the files, relative to the folder, with forward slashes. */
  readonly files: readonly string[];
  /** A glob that matches these files of the folder and no other; null where there is none. */
  readonly glob: string | null;
  /** How they are read, as a configuration says it. */
  readonly options: Pick<SourceInput, "encoding" | "csv" | "xlsx" | "json" | "fixed">;
  /** How the encoding was known, where it is not UTF-8. */
  readonly encodingWhy: string | null;
}

export interface DatabasePlace {
  readonly kind: "database";
  readonly format: DatabaseFormatName;
  /** Name of the environment variable that holds the URL. */
  readonly variable: string;
  readonly table: string;
  /** The heads that the table's rows are read together with. */
  readonly head?: {
    readonly table: string;
    /** Columns that join: of the lines, and of the heads. */
    readonly column: string;
    readonly key: string;
    /** The heads' columns, and what each is called beside those of the lines. */
    readonly columns: readonly { readonly column: string; readonly name: string }[];
  };
  readonly key: readonly string[];
}

/** A table as it was found: one sheet, one array, one table of a database, or files of one shape. */
export interface TableProfile {
  /** The name its source will have. */
  readonly name: string;
  /** What a person calls it: a file's name, a table's name. */
  readonly title: string;
  /** The system of ids that its place suggests. */
  readonly system: string;
  readonly place: FilePlace | DatabasePlace;
  /** Rows that were looked at. */
  readonly rows: number;
  /** All rows, as far as is known. */
  readonly total: number;
  readonly columns: readonly ColumnProfile[];
  /** Table of the working database that holds the rows that were looked at, as text. */
  readonly view: string;
}

/** A file or table that is left alone, and why. */
export interface Unused {
  readonly title: string;
  readonly reason: string;
}

export const isUnique = (table: TableProfile, column: ColumnProfile): boolean =>
  column.distinct > 0 && column.distinct === column.filled && column.filled >= table.rows * 0.99;
