import { type FileHandle, open } from "node:fs/promises";
import { SourceError } from "../source.ts";

const problems: Record<string, string> = {
  ENOENT: "is not there any more; was it moved while files were being read? Load again",
  EACCES: "may not be read; give the account that runs this the right to read it",
  EPERM: "may not be read; give the account that runs this the right to read it",
  EISDIR: "is a folder; name the files in it, such as folder/*.csv",
  ELOOP: "is a link that leads back to itself; remove it or name the file itself",
  EBUSY: "is held by another program; close it there and load again",
  EIO: "cannot be read from its disk; copy it to another one",
  ENOSPC: "needs more room for a temporary copy; free some on the disk of the temporary folder",
  ENAMETOOLONG: "has too long a name; rename it",
};

/** What the system says of a file, as a SourceError that says what to do; any other error as it is. */
export function unreadable(path: string, error: unknown): unknown {
  const problem = problems[(error as NodeJS.ErrnoException).code ?? ""];
  return problem ? new SourceError(`${path} ${problem}`, { cause: error }) : error;
}

/** Opens a file, gives it to `work` and closes it; what the system refuses becomes a SourceError. */
export async function withFile<T>(path: string, work: (handle: FileHandle) => Promise<T>): Promise<T> {
  let handle: FileHandle | undefined;
  try {
    handle = await open(path, "r");
    return await work(handle);
  } catch (error) {
    throw unreadable(path, error);
  } finally {
    await handle?.close();
  }
}

/** Up to `length` bytes from `position`; fewer at the end of the file. */
export async function readPiece(handle: FileHandle, position: number, length: number): Promise<Buffer> {
  const bytes = Buffer.allocUnsafe(length);
  let filled = 0;
  while (filled < length) {
    const { bytesRead } = await handle.read(bytes, filled, length - filled, position + filled);
    if (bytesRead === 0) break;
    filled += bytesRead;
  }
  return bytes.subarray(0, filled);
}
