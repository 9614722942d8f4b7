import { type Expression, type RawBuilder, type SqlBool, sql } from "kysely";
import type { Column, Table } from "../ingest/index.ts";
import { spoken } from "./formats.ts";
import type { Language, OrderBy, TableQuery } from "./query.ts";
import type { Facts, Reading } from "./reader.ts";
import type { Catalogue } from "./reasons.ts";
import { columnOf, conditions, orderTerms, type Published, relation, select } from "./select.ts";
import type { ViewId } from "./views.ts";

/** A query of one view, as every format answers it. */
export interface RowsRequest {
  readonly view: ViewId;
  readonly table: Table;
  readonly query: TableQuery;
  readonly lang: Language;
  readonly facts: Facts;
}

export const fieldsOf = ({ table, query }: RowsRequest): Record<string, Column> =>
  Object.fromEntries(query.fields.map((name) => [name, table.columns[name]!]));

/** A column of the rows as its reader gets it. */
export const readable =
  ({ table }: RowsRequest, catalogue: Catalogue | null) =>
  (name: string): Expression<unknown> =>
    spoken(columnOf(name), table.columns[name]!, catalogue);

/**
 * The rows asked for, in order: the one relation that JSON, CSV and Arrow write out. They wrap it, so that only rows
 * that leave are written. It has the columns asked for and those of the order.
 */
export function rowsOf(
  from: Published,
  { view, table, query }: RowsRequest,
  limit: number | undefined,
  behind?: Expression<SqlBool>,
) {
  const { where, order } = query;
  const columns = [...new Set([...query.fields, ...order.map((o) => o.column)])];
  const sifted = [...where.map((f) => f.column), ...order.map((o) => o.column)];
  const filters = conditions(table, where);
  if (behind) filters.push(behind);
  const sift = (read: readonly string[], give: readonly string[]) =>
    sorted(
      from
        .selectFrom(relation(from, view, read))
        .where((eb) => eb.and(filters))
        .select(give.map((name) => sql.ref(`t.${name}`).as(name))),
      order,
      limit,
    );
  // A page of the list is first found by what it is filtered and sorted by; only its rows are joined with the rest
  if (view !== "customer_list" || limit === undefined) return sift([...columns, ...sifted], columns).as("t");
  const page = relation(from, view, columns, sift(sifted, ["customer_key"]));
  return sorted(from.selectFrom(page).selectAll(), order).as("t");
}

interface Sortable<Q> {
  orderBy(term: RawBuilder<unknown>): Q;
  limit(rows: number): Q;
}

function sorted<Q extends Sortable<Q>>(rows: Q, order: readonly OrderBy[], limit?: number): Q {
  const all = orderTerms(order).reduce((some, term) => some.orderBy(term), rows);
  return limit === undefined ? all : all.limit(limit);
}

/** How many rows the filters leave, whatever the page. */
export async function countRows(reading: Reading, { view, table, query }: RowsRequest): Promise<number> {
  return reading.query(async (db) => {
    const from = select(db);
    const read = query.where.map((f) => f.column);
    const { rows } = await from
      .selectFrom(relation(from, view, read))
      .where((eb) => eb.and(conditions(table, query.where)))
      .select(sql<number>`count(*)`.as("rows"))
      .executeTakeFirstOrThrow();
    return rows;
  });
}
