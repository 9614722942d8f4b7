import type { Encoding, FileFormatName, FileSource } from "../source_config.ts";
import type { Warehouse } from "../warehouse/index.ts";

/** Where a page of a source's rows lies, and what could not be read as a row. */
export interface RawFile {
  /** A SELECT whose columns are all VARCHAR, in the file's own names and order; with `hasLines` also `_line` BIGINT. */
  readonly select: string;
  readonly columns: readonly string[];
  /** The physical type of each column, where the file has any. */
  readonly types?: readonly string[];
  /**
   * Whether `select` gives each row's place in its file as `_line`, the physical line or sheet row from 1. Without
   * it the k-th row stands k lines after the header, which a reader that skips or joins lines cannot promise.
   */
  readonly hasLines?: boolean;
  /** A SELECT of the records that are no rows: line, reason, raw. To be run after `select`, on the same connection. */
  readonly rejects: string | null;
  /** The text encoding it was read in, whether declared or found out with some confidence from 0 to 1. */
  readonly encoding?: { readonly name: Encoding; readonly confidence: number; readonly isDeclared: boolean };
  /** What was noticed of the file, though all of it can be read. */
  readonly warnings?: readonly string[];
  /**
   * How many rows `select` gives if the file has no flaw. If it fails or gives another number, the file is to be
   * read as `otherwise` says: slower, but right about every record. Clean up what it gives in place of this.
   */
  readonly expects?: { readonly rows: number; readonly otherwise: () => Promise<RawFile> };
  /** To be run when both are done, or have failed. */
  readonly cleanUp?: () => Promise<void>;
}

/** A file format: how one file becomes rows of text. One folder a format. */
export interface FileFormat {
  readonly name: FileFormatName;
  /** Whatever of the source's options changes what the file means; part of a batch's identity. */
  identity(source: FileSource): string;
  open(db: Warehouse, path: string, source: FileSource): Promise<RawFile>;
}

/** A file or table that cannot be read at all. The message names it, what is wrong and what to do. */
export class SourceError extends Error {
  override readonly name: string = "SourceError";
}
