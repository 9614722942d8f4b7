import { arrowStream, type Scalar, type Warehouse } from "../ingest/index.ts";
import { arrowColumns, csvHeader, csvRow } from "./formats.ts";
import { catalogueOf } from "./reasons.ts";
import { fieldsOf, type RowsRequest, readable, rowsOf } from "./rows.ts";
import { select } from "./select.ts";

/** Whole results in pieces: nothing larger than a chunk of DuckDB's is ever held. `rows` is their exact number. */

export async function* csvPieces(
  db: Warehouse,
  request: RowsRequest,
  rows: number,
): AsyncGenerator<Uint8Array> {
  const { limit, bom } = request.query;
  const columns = fieldsOf(request);
  const catalogue = await catalogueOf(db, request.lang);
  const from = select(db);
  const lines = from
    .selectFrom(rowsOf(from, request, limit))
    .select(csvRow(columns, readable(request, catalogue), bom).as("line"))
    .compile();
  let head = `${bom ? "\uFEFF" : ""}${csvHeader(columns)}\r\n`;
  for await (const chunk of db.counted(lines.sql, rows, lines.parameters as Scalar[])) {
    yield Buffer.from(`${head}${chunk.getColumnValues(0).join("\r\n")}\r\n`);
    head = "";
  }
  if (head) yield Buffer.from(head);
}

export async function* arrowPieces(
  db: Warehouse,
  request: RowsRequest,
  rows: number,
): AsyncGenerator<Uint8Array> {
  const columns = fieldsOf(request);
  const catalogue = await catalogueOf(db, request.lang);
  const from = select(db);
  const query = from
    .selectFrom(rowsOf(from, request, request.query.limit))
    .select(arrowColumns(columns, readable(request, catalogue)))
    .compile();
  const chunks = db.counted(query.sql, rows, query.parameters as Scalar[]);
  const facts = Object.entries(request.facts).map(([name, value]) => [name, String(value)]);
  yield* arrowStream(chunks, columns, Object.fromEntries(facts));
}
