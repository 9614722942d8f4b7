import { createWriteStream } from "node:fs";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { Connection } from "mysql2";
import { LineBuffer } from "../database/lines.ts";
import { watched } from "../database/stream.ts";

const pieceBytes = 1 << 19;

/** The part of the driver's query that makes a row of a packet. */
interface RowParsing {
  _rowParser?: { next(packet: { buffer: Buffer; offset: number; end: number }): unknown };
}

/**
 * From here on rows go from packet to line without a Buffer for every value, which costs twice as much as the rest.
 * The driver has no public way to ask for it; one that parses rows otherwise goes on giving them by value.
 */
function takePackets(query: RowParsing, lines: LineBuffer): void {
  if (typeof query._rowParser?.next !== "function") return;
  query._rowParser = {
    next: ({ buffer, offset, end }) => lines.addLengthCoded(buffer, offset, end),
  };
}

/**
 * The rows of a SELECT as lines in a file. Values stay the bytes the server sent; none becomes a string, no row
 * an object.
 * @returns how many rows came before the server said that all had.
 */
export async function copyLines(
  connection: Connection,
  select: string,
  path: string,
  tell: (bytes: number) => void,
): Promise<number> {
  const lines = new LineBuffer();
  let rows = 0;
  const pieces = new Readable({
    highWaterMark: 4 * pieceBytes,
    read: () => connection.resume(),
    destroy(error, done) {
      // What is left of the result would have to be read before anything else could be asked
      if (error) connection.destroy();
      done(error);
    },
  });
  const flush = () => {
    if (lines.length > 0 && !pieces.push(lines.take())) connection.pause();
  };
  const query = connection.query({ sql: select, rowsAsArray: true, typeCast: false });
  query.on("result", (row) => {
    if (row !== undefined) {
      lines.addRow(row as unknown as (Buffer | null)[]);
      takePackets(query as unknown as RowParsing, lines);
    }
    rows++;
    if (lines.length >= pieceBytes) flush();
  });
  const fail = (error: Error) => pieces.destroy(error);
  query.on("error", fail);
  // The driver tells of a connection lost in the middle here, and not to the query
  connection.on("error", fail);
  query.on("end", () => {
    flush();
    pieces.push(null);
  });
  try {
    await pipeline(pieces, watched(tell), createWriteStream(path, { highWaterMark: 1 << 22 }));
  } finally {
    connection.off("error", fail);
  }
  return rows;
}
