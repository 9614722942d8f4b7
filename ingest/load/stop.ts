import { SourceError } from "../sources/index.ts";
import type { LoadedFile } from "./index.ts";

/** A file or table that could not be taken in; what the ledger held of it before still counts. */
export interface Stop {
  readonly source: string;
  readonly file: string;
  /** What is wrong and what to do. */
  readonly problem: string;
}

/** Everything that could be loaded is; this says what could not. */
export class StoppedError extends SourceError {
  constructor(
    readonly stops: readonly Stop[],
    readonly loaded: readonly LoadedFile[] = [],
  ) {
    super(stops.map((stop) => stop.problem).join("\n"));
  }
}
