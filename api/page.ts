import { sql } from "kysely";
import { envelope } from "./answer.ts";
import { queryMark, writeCursor } from "./cursor.ts";
import { jsonRow } from "./formats.ts";
import type { Reading } from "./reader.ts";
import { catalogueOf } from "./reasons.ts";
import { countRows, fieldsOf, type RowsRequest, readable, rowsOf } from "./rows.ts";
import { after, columnOf, select } from "./select.ts";
import { textColumns } from "./stream.ts";

export const largestPage = 1000;
const usualPage = 100;

/** One page as JSON; `behind` are the values of the row where the page before ended. */
export async function jsonPage(
  reading: Reading,
  request: RowsRequest,
  behind: readonly (string | null)[] | undefined,
): Promise<string> {
  const { query, facts } = request;
  const limit = query.limit ?? usualPage;
  const [columns, total] = await Promise.all([
    pageColumns(reading, request, limit + 1, behind),
    query.count ? countRows(reading, request) : undefined,
  ]);
  const [rows = [], ...ends] = columns;
  // One row more than the page was read, to know whether there is a next one
  const next =
    rows.length <= limit
      ? null
      : writeCursor({
          build: reading.build,
          query: queryMark(request.view, query),
          values: ends.map((values) => values[limit - 1] ?? null),
        });
  return envelope(facts, {
    rows: `[${rows.slice(0, limit).join(",\n")}]`,
    next: JSON.stringify(next),
    ...(total === undefined ? {} : { total: String(total) }),
  });
}

/** The rows as JSON texts, then for each column of the order its values as SQL text. */
function pageColumns(
  reading: Reading,
  request: RowsRequest,
  limit: number,
  behind: readonly (string | null)[] | undefined,
): Promise<(string | null)[][]> {
  const { table, query } = request;
  return reading.query(async (db) => {
    const catalogue = await catalogueOf(db, request.lang);
    const from = select(db);
    const start = behind && after(table, query.order, behind);
    const ends = query.order.map(({ column }, i) => sql`cast(${columnOf(column)} as varchar)`.as(`end_${i}`));
    const page = from
      .selectFrom(rowsOf(from, request, limit, start))
      .select([jsonRow(fieldsOf(request), readable(request, catalogue)).as("json_row"), ...ends]);
    return textColumns(db, page.compile());
  });
}
