import { mkdtemp, readdir, rm } from "node:fs/promises";
import { hostname, tmpdir } from "node:os";
import { join } from "node:path";

/** A folder of one's own among the system's temporary ones; `remove` may be called twice. */
export interface TemporaryFolder {
  readonly path: string;
  remove(): Promise<void>;
}

const host = hostname().replaceAll(/[^A-Za-z0-9]/g, "_");
/** One account's folders on one machine: those of others are not ours to judge, nor to remove. */
const stem = `tessera-text-${host}-${process.getuid?.() ?? 0}`;
let swept: Promise<void> | null = null;

/** Removes what processes of this machine left behind when they were killed, then makes a new folder. */
export async function temporaryFolder(): Promise<TemporaryFolder> {
  swept ??= sweep();
  await swept;
  const path = await mkdtemp(join(tmpdir(), `${stem}-${process.pid}-`));
  return { path, remove: () => rm(path, { recursive: true, force: true }) };
}

async function sweep(): Promise<void> {
  const own = new RegExp(`^${stem}-(\\d+)-\\w{6}$`);
  for (const name of await readdir(tmpdir())) {
    const id = own.exec(name)?.[1];
    if (id && !isAlive(Number(id))) await rm(join(tmpdir(), name), { recursive: true, force: true });
  }
}

function isAlive(id: number): boolean {
  try {
    process.kill(id, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code !== "ESRCH";
  }
}
