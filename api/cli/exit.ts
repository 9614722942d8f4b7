import { BusyError, ConfigError, DiskFullError, NoBuildError, SourceError } from "../../ingest/index.ts";
import { CheckError } from "../../models/index.ts";

/** What a script may rely on. */
export const exitCodes = {
  0: "all went well",
  1: "an unexpected failure",
  2: "the command or the configuration is not valid",
  3: "a source could not be read",
  4: "a check failed; the last good build keeps serving",
  5: "another process is at the same work; try again",
  6: "nothing is published yet, or no such build or customer",
  7: "the disk is full; nothing that was published is changed",
} as const;

export type ExitCode = keyof typeof exitCodes;

/** A command that cannot be carried out as given; its message says what to do. */
export class UsageError extends Error {
  override readonly name = "UsageError";
}

export class NotFoundError extends Error {
  override readonly name = "NotFoundError";
}

export function exitCodeOf(error: unknown): ExitCode {
  if (error instanceof UsageError || error instanceof ConfigError) return 2;
  if (error instanceof DiskFullError) return 7;
  if (error instanceof SourceError) return 3;
  if (error instanceof CheckError) return 4;
  if (error instanceof BusyError) return 5;
  if (error instanceof NoBuildError || error instanceof NotFoundError) return 6;
  return 1;
}
