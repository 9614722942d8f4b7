import { createReadStream, createWriteStream } from "node:fs";
import { pipeline } from "node:stream/promises";
import iconv from "iconv-lite";
import { literal, type Warehouse } from "../../ingest/index.ts";

/** Writes a SELECT as CSV in an encoding, and its UTF-8 twin beside it as `<path>.utf8`. */
export async function encodeFile(
  db: Warehouse,
  select: string,
  path: string,
  encoding: string,
): Promise<void> {
  const twin = `${path}.utf8`;
  await db.run(`COPY (${select}) TO ${literal(twin)} (FORMAT csv, HEADER)`);
  await pipeline(
    createReadStream(twin, { highWaterMark: 1 << 20 }),
    iconv.decodeStream("utf-8"),
    iconv.encodeStream(encoding, { addBOM: encoding.startsWith("utf-16") }),
    createWriteStream(path),
  );
}
