/** The disk is full. What was published before is untouched, and what was half written is not counted. */
export class DiskFullError extends Error {
  override readonly name = "DiskFullError";
  constructor(cause: unknown) {
    const path = /file "([^"]+)"/.exec(String(cause))?.[1];
    super(
      `the disk is full${path ? `, writing ${path}` : ""}; free some space and run again: nothing that was there is changed`,
      { cause },
    );
  }
}

/** Gives the error its plain name when it, or what caused it, says that no space is left. */
export function namedDiskError(error: unknown): unknown {
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    const code = (cause as NodeJS.ErrnoException).code;
    if (code === "ENOSPC" || /No space left on device|ENOSPC/.test(cause.message))
      return new DiskFullError(error);
  }
  return error;
}
