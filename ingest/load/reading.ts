import { createReadStream } from "node:fs";
import { rm } from "node:fs/promises";
import { join } from "node:path";
import {
  DatabaseError,
  type DatabaseSession,
  linesSelect,
  type Since,
  type SourceColumn,
} from "../sources/database/index.ts";
import { SourceError } from "../sources/index.ts";
import { literal, namedDiskError, type Warehouse } from "../warehouse/index.ts";
import type { Asked } from "./asked.ts";

export interface Reading {
  readonly db: Warehouse;
  readonly session: DatabaseSession;
  readonly asked: Asked;
  /** Where rows lie while they are read; the next load sweeps what a crash leaves there. */
  readonly folder: string;
  readonly tell: (bytes: number) => void;
}

/** Rows that were read, in a Parquet file of text columns, in the order they came. */
export interface Arrived {
  readonly path: string;
  readonly rows: number;
}

/** Reads columns of a relation into a Parquet file: all of its rows, or those since a watermark. */
export async function read(
  { db, session, asked, folder, tell }: Reading,
  name: string,
  columns: readonly SourceColumn[],
  since: Since | null,
): Promise<Arrived> {
  const lines = join(folder, `${name}.lines`);
  const path = join(folder, `${name}.reading`);
  try {
    const sent = await session.copy(asked.relation, columns, since, lines, tell).catch(async (cause) => {
      throw await thrownAway(cause, lines);
    });
    const select = linesSelect(
      lines,
      columns.map((c) => c.name),
    );
    const rows = await db.run(writeParquet(select, path));
    if (rows !== sent)
      throw new SourceError(`the server sent ${sent} rows and ${rows} arrived; nothing is kept, run again`);
    return { path, rows };
  } catch (cause) {
    throw namedDiskError(cause);
  } finally {
    await rm(lines, { force: true });
  }
}

export const writeParquet = (select: string, path: string): string =>
  `COPY (${select}) TO ${literal(path)} (FORMAT parquet, COMPRESSION zstd)`;

/** A connection that broke in the middle, with what had come until then. */
async function thrownAway(cause: unknown, lines: string): Promise<unknown> {
  if (!(cause instanceof DatabaseError) || !["lost", "timeout", "unreachable"].includes(cause.trouble))
    return cause;
  const rows = await countLines(lines);
  return new SourceError(`${rows} rows were read and are thrown away: ${cause.message}`, { cause });
}

async function countLines(path: string): Promise<number> {
  let lines = 0;
  try {
    for await (const piece of createReadStream(path) as AsyncIterable<Buffer>)
      for (let at = piece.indexOf(10); at >= 0; at = piece.indexOf(10, at + 1)) lines++;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ENOENT") throw error;
  }
  return lines;
}
