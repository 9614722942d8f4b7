import { createReadStream, createWriteStream } from "node:fs";
import { stat } from "node:fs/promises";
import { join } from "node:path";
import { Transform } from "node:stream";
import { pipeline } from "node:stream/promises";
import { createGunzip } from "node:zlib";
import { SourceError } from "../source.ts";
import { readPiece, unreadable, withFile } from "./readable.ts";
import { temporaryFolder } from "./temporary.ts";

/** A file that unpacks to more than both of these is taken for a trap: text is seldom packed to a fiftieth. */
const largestRatio = 200;
const largestUnasked = 1 << 30;

export interface Unpacked {
  readonly path: string;
  readonly cleanUp: () => Promise<void>;
}

/** Whether a file is gzipped, by its first bytes and never by its name. */
export const isGzip = (path: string): Promise<boolean> =>
  withFile(path, async (handle) => {
    const head = await readPiece(handle, 0, 2);
    return head[0] === 0x1f && head[1] === 0x8b;
  });

/**
 * Unpacks a gzip file, of one member or several, into a temporary folder that `cleanUp` removes. Throws SourceError
 * if it is cut short or damaged, or grows without measure: past `largest` bytes and 200 times its own size.
 */
export async function ungzip(path: string, largest = largestUnasked): Promise<Unpacked> {
  const { size } = await stat(path).catch((error) => {
    throw unreadable(path, error);
  });
  const limit = Math.max(largest, size * largestRatio);
  const folder = await temporaryFolder();
  const target = join(folder.path, "unpacked");
  try {
    await pipeline(
      createReadStream(path, { highWaterMark: 1 << 20 }),
      createGunzip({ chunkSize: 1 << 18 }),
      guard(path, limit),
      createWriteStream(target, { highWaterMark: 1 << 20 }),
    );
  } catch (error) {
    await folder.remove();
    throw asSourceError(path, error);
  }
  return { path: target, cleanUp: folder.remove };
}

function guard(path: string, limit: number): Transform {
  let total = 0;
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      total += chunk.length;
      if (total <= limit) done(null, chunk);
      else
        done(
          new SourceError(
            `${path} unpacks to more than ${largestRatio} times its size and ${limit >> 20} MiB; unpack it yourself if you trust it`,
          ),
        );
    },
  });
}

function asSourceError(path: string, error: unknown): unknown {
  const code = (error as NodeJS.ErrnoException).code ?? "";
  if (code === "Z_BUF_ERROR")
    return new SourceError(`${path} is a gzip file that is cut short; copy or export it again`, {
      cause: error,
    });
  if (code.startsWith("Z_"))
    return new SourceError(`${path} is a damaged gzip file; copy or export it again`, { cause: error });
  return unreadable(path, error);
}
