import { createReadStream, createWriteStream } from "node:fs";
import { createInterface } from "node:readline";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { writeXlsxStream } from "hucre/xlsx";
import { literal, type Warehouse } from "../../ingest/index.ts";

/** Writes the lines as a workbook, numbers as numbers, and their CSV twin beside it as `<path>.utf8`. */
export async function writeWorkbook(db: Warehouse, path: string): Promise<void> {
  const twin = `${path}.utf8`;
  await db.run(`COPY (SELECT * FROM lines) TO ${literal(twin)} (FORMAT csv, HEADER)`);
  const rows = async function* () {
    for await (const line of createInterface({ input: createReadStream(twin) }))
      yield line.split(",").map((cell) => (/^-?\d+(\.\d+)?$/.test(cell) ? Number(cell) : cell));
  };
  const bytes = writeXlsxStream(rows(), { name: "Lines" });
  await pipeline(Readable.fromWeb(bytes as never), createWriteStream(path));
}
