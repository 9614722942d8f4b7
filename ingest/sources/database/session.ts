/** A column of a table or query as its database describes it. */
export interface SourceColumn {
  readonly name: string;
  /** The database's own name of the type, such as `numeric(10,2)`. */
  readonly type: string;
  /** What matters of the type for reading it as text and for using it as a watermark. */
  readonly kind: "instant" | "local" | "day" | "exact" | "binary" | "other";
}

/** A table or view, or a SELECT of the user's. */
export type Relation = { readonly table: string } | { readonly query: string };

/** Which rows of a relation are asked for. */
export interface Since {
  readonly column: SourceColumn;
  /** The watermark of the last load, as the database wrote it. */
  readonly last: string;
  /** For watermarks that are times; others begin at the last value itself. */
  readonly overlapMinutes: number;
}

export type Cell = string | null;

/**
 * One connection in one read-only transaction that sees the database as it was at a single moment. Values are
 * text as the server writes it: days and instants in ISO 8601 (instants with an offset), numbers exact, booleans
 * true or false, binary values hexadecimal.
 */
export interface DatabaseSession {
  /** The columns of a relation; a SourceError names what is not there. */
  columns(relation: Relation): Promise<SourceColumn[]>;
  /** Milliseconds since 1970 by the server's clock, at the moment that the transaction sees. */
  clock(): Promise<number>;
  /** The largest value of a column, in the database's own order; null when there is none. */
  largest(relation: Relation, column: SourceColumn): Promise<string | null>;
  /**
   * Writes rows to a file of lines (see lines.ts); with `since` those at or after it and those without a watermark.
   * @param tell is called with the bytes of each piece written.
   * @returns how many rows the server says it sent.
   */
  copy(
    relation: Relation,
    columns: readonly SourceColumn[],
    since: Since | null,
    path: string,
    tell: (bytes: number) => void,
  ): Promise<number>;
  /** The first rows of a relation, whichever the server gives first: one array a column. */
  sample(relation: Relation, columns: readonly SourceColumn[], rows: number): Promise<Cell[][]>;
  /** What tables and views there are. */
  tables(): Promise<CatalogueTable[]>;
  close(): Promise<void>;
}

export interface CatalogueTable {
  readonly schema: string;
  readonly name: string;
  /** The server's own estimate; null where it has none, as of a view. */
  readonly rows: number | null;
  readonly isView: boolean;
  readonly columns: readonly { readonly name: string; readonly type: string; readonly isNullable: boolean }[];
  readonly primaryKey: readonly string[];
  readonly foreignKeys: readonly {
    readonly columns: readonly string[];
    readonly refSchema: string;
    readonly refTable: string;
    readonly refColumns: readonly string[];
  }[];
}
