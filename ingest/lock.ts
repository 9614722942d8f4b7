import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { Warehouse } from "./warehouse/index.ts";

/** Another process is at the same work. Waiting and trying again will do. */
export class BusyError extends Error {
  override readonly name = "BusyError";
  readonly isRetryable = true;
}

/** An operating system's lock does not keep a process from itself. */
const held = new Set<string>();

/**
 * Holds a named lock of a data folder while `work` runs. The lock is the operating system's own on a small DuckDB
 * file, so it ends with its process however that ends, and a long computation cannot let it lapse.
 */
export async function withLock<T>(folder: string, name: string, work: () => Promise<T>): Promise<T> {
  await mkdir(folder, { recursive: true });
  const path = join(folder, `${name}.lock`);
  if (held.has(path)) throw busy(folder, name);
  held.add(path);
  try {
    const lock = await Warehouse.open(path).catch((cause) => {
      throw busy(folder, name, cause);
    });
    try {
      return await work();
    } finally {
      lock.close();
    }
  } finally {
    held.delete(path);
  }
}

const patience = { turns: 100, milliseconds: 100 };

/** The same for work so short that one who finds the lock held waits for it. */
export async function inTurn<T>(folder: string, name: string, work: () => Promise<T>): Promise<T> {
  for (let turn = 1; ; turn++) {
    try {
      return await withLock(folder, name, work);
    } catch (error) {
      if (!(error instanceof BusyError) || turn === patience.turns) throw error;
      await new Promise((done) => setTimeout(done, patience.milliseconds));
    }
  }
}

/** Whether somebody holds the lock at this moment. */
export async function isLocked(folder: string, name: string): Promise<boolean> {
  try {
    await withLock(folder, name, async () => undefined);
    return false;
  } catch (error) {
    if (error instanceof BusyError) return true;
    throw error;
  }
}

function busy(folder: string, name: string, cause?: unknown): Error {
  const holder = /PID (\d+)/.exec(cause instanceof Error ? cause.message : "")?.[1];
  const isConflict = cause === undefined || holder !== undefined || /lock/i.test(String(cause));
  if (!isConflict) return new Error(`cannot lock ${folder}: ${cause}`, { cause });
  const who = holder ? ` (process ${holder})` : "";
  return new BusyError(`another ${name} is running on ${folder}${who}; wait for it to end and try again`, {
    cause,
  });
}
