import type { Source } from "../config.ts";
import type { Warehouse } from "../warehouse/index.ts";

/** Where a page of a source's rows lies, and what could not be read as a row. */
export interface RawFile {
  /** A SELECT whose columns are all VARCHAR, in the file's own names and order. */
  readonly select: string;
  readonly columns: readonly string[];
  /** A SELECT of the records that are no rows: line, reason, raw. To be run after `select`, on the same connection. */
  readonly rejects: string | null;
  /** To be run when both are done. */
  readonly cleanUp: string | null;
}

/** A file format: how one file becomes rows of text. One folder a format. */
export interface FileFormat {
  readonly name: Source["format"];
  /** Whatever of the source's options changes what the file means; part of a batch's identity. */
  identity(source: Source): string;
  open(db: Warehouse, path: string, source: Source): Promise<RawFile>;
}

/** A file that cannot be read at all. The message names the file, what is wrong and what to do. */
export class SourceError extends Error {
  override readonly name = "SourceError";
}
