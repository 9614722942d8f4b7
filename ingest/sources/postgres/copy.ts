import { createWriteStream } from "node:fs";
import { pipeline } from "node:stream/promises";
import type pg from "pg";
import { to as copyTo } from "pg-copy-streams";
import { watched } from "../database/stream.ts";

/**
 * The rows of a SELECT in COPY's text format, straight from the socket to a file: no row becomes an object.
 * @returns how many rows the server says it sent.
 */
export async function copyLines(
  client: pg.Client,
  select: string,
  path: string,
  tell: (bytes: number) => void,
): Promise<number> {
  const { rows } = await client.query<{ statement_timeout: string }>("SHOW statement_timeout");
  await client.query("SET statement_timeout = 0");
  const lines = client.query(copyTo(`COPY (${select}) TO STDOUT`, { highWaterMark: 1 << 20 }));
  await pipeline(lines, watched(tell), createWriteStream(path, { highWaterMark: 1 << 22 }));
  // The server's count comes after the last row, so it is known once another question is answered
  await client.query("SELECT set_config('statement_timeout', $1, false)", [rows[0]!.statement_timeout]);
  return lines.rowCount;
}
