import type { Encoding, FileFormatName } from "../../source_config.ts";

/** What a file of unknown make turned out to be: enough to write the `sources` entry that reads it. */
export interface Sniffed {
  readonly format: FileFormatName;
  /** For text formats. Confidence is 0 to 1; `why` is a phrase for people. */
  readonly encoding?: { readonly name: Encoding; readonly confidence: number; readonly why: string };
  readonly isGzipped: boolean;
  readonly csv?: {
    readonly delimiter: string;
    readonly quote: string;
    /** Line of the column names, from 1. */
    readonly header: number;
    readonly confidence: number;
  };
  /** A guess from the columns of spaces; the names are those of the first line where it holds names. */
  readonly fixed?: {
    readonly columns: readonly { readonly name: string; readonly start: number; readonly width: number }[];
    readonly skip: number;
  };
  readonly json?: { readonly at?: string };
  readonly xlsx?: { readonly sheets: readonly SniffedSheet[] };
}

export interface SniffedSheet {
  readonly name: string;
  /** Row of the column names, from 1. */
  readonly header: number;
  readonly rows: number;
  readonly isHidden: boolean;
}
