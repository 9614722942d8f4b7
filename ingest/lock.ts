import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import lockfile from "proper-lockfile";

/** Another process is at the same work. Waiting and trying again will do. */
export class BusyError extends Error {
  override readonly name = "BusyError";
  readonly isRetryable = true;
}

const stale = 10_000;

/** Holds a named lock of a data folder while `work` runs; waits for a lock that a killed process left to go stale. */
export async function withLock<T>(folder: string, name: string, work: () => Promise<T>): Promise<T> {
  await mkdir(folder, { recursive: true });
  const release = await lockfile
    .lock(folder, {
      lockfilePath: join(folder, `${name}.lock`),
      stale,
      realpath: false,
      retries: { retries: 15, factor: 1, minTimeout: 1_000, maxTimeout: 1_000 },
    })
    .catch((cause) => {
      throw new BusyError(`another ${name} is running on ${folder}; wait for it to end and try again`, {
        cause,
      });
    });
  try {
    return await work();
  } finally {
    await release();
  }
}

export const isLocked = (folder: string, name: string): Promise<boolean> =>
  lockfile.check(folder, { lockfilePath: join(folder, `${name}.lock`), stale, realpath: false });
