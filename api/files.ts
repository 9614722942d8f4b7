import { arrowStream, type Scalar, type Warehouse } from "../ingest/index.ts";
import { arrowColumns, csvHeader, csvRow } from "./formats.ts";
import { fieldsOf, type RowsRequest, readable, rowsOf } from "./rows.ts";
import { select } from "./select.ts";

/** Whole results in pieces: nothing larger than a chunk of DuckDB's is ever held. */

export async function* csvPieces(db: Warehouse, request: RowsRequest): AsyncGenerator<Uint8Array> {
  const { limit, bom } = request.query;
  const columns = fieldsOf(request);
  const from = select(db);
  const lines = from
    .selectFrom(rowsOf(from, request, limit))
    .select(csvRow(columns, readable(request), bom).as("line"))
    .compile();
  const result = await db.stream(lines.sql, lines.parameters as Scalar[]);
  let chunk = await result.fetchChunk();
  yield Buffer.from(`${bom ? "\uFEFF" : ""}${csvHeader(columns)}\r\n`);
  while (chunk && chunk.rowCount > 0) {
    yield Buffer.from(`${chunk.getColumnValues(0).join("\r\n")}\r\n`);
    chunk = await result.fetchChunk();
  }
}

export async function* arrowPieces(db: Warehouse, request: RowsRequest): AsyncGenerator<Uint8Array> {
  const columns = fieldsOf(request);
  const from = select(db);
  const query = from
    .selectFrom(rowsOf(from, request, request.query.limit))
    .select(arrowColumns(columns, readable(request)))
    .compile();
  const result = await db.stream(query.sql, query.parameters as Scalar[]);
  const facts = Object.entries(request.facts).map(([name, value]) => [name, String(value)]);
  yield* arrowStream(result, columns, Object.fromEntries(facts));
}
