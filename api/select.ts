import {
  type AliasableExpression,
  type AliasedExpression,
  type Expression,
  type Kysely,
  type RawBuilder,
  type SqlBool,
  sql,
} from "kysely";
import { type Database, queries, type Table, type Warehouse } from "../ingest/index.ts";
import { published } from "../models/index.ts";
import { originOf } from "./customer_list.ts";
import { boundAs } from "./operators.ts";
import type { Filter, OrderBy } from "./query.ts";
import { type ViewId, views } from "./views.ts";

export type Published = Kysely<Database<typeof published>>;

const kept = new WeakMap<Warehouse, Published>();

/** Typed queries on a leased connection. */
export function select(db: Warehouse): Published {
  let found = kept.get(db);
  if (!found) {
    found = queries(published, db);
    kept.set(db, found);
  }
  return found;
}

/** A column of the relation `t` that every query here reads. */
export const columnOf = (name: string): Expression<unknown> => sql.ref(`t.${name}`);

/** The type a bound text is cast to, to be compared with a column. */
export function typeOf(table: Table, column: string): RawBuilder<unknown> {
  const { unit, sql: type } = table.columns[column]!;
  return sql.raw(boundAs(unit, type));
}

type Rows = Record<string, unknown>;

/**
 * The relation `t`: a published table, or the customer list with the joins that the named columns need; where `keys`
 * are given, of the customers among them.
 */
export function relation(
  db: Published,
  view: ViewId,
  columns: Iterable<string>,
  keys?: AliasableExpression<Rows>,
): AliasedExpression<Rows, "t"> {
  if (view !== "customer_list") return sql<Rows>`${sql.table(views[view].name)}`.as("t");
  const wanted = [...new Set(["customer_key", ...columns])].map((name) => ({ name, ...originOf(name) }));
  const tables = new Set(wanted.map((w) => w.table.id));
  if (!keys) tables.delete("customer");
  const start = keys ? "keys" : "customer";
  let list = db.selectFrom(keys?.as("keys") ?? "customer") as unknown as Joinable;
  // Every join is on a key, so leaving one out changes no row
  for (const id of tables) list = list.leftJoin(id, `${id}.customer_key`, `${start}.customer_key`);
  return list.select(wanted.map((w) => sql.ref(`${w.table.id}.${w.column}`).as(w.name))).as("t");
}

/** The builder without the types of its joins, which depend on the request. */
interface Joinable {
  leftJoin(table: string, left: string, right: string): Joinable;
  select(columns: readonly AliasedExpression<unknown, string>[]): {
    as(alias: "t"): AliasedExpression<Rows, "t">;
  };
}

export const conditions = (table: Table, where: readonly Filter[]): Expression<SqlBool>[] =>
  where.map(({ column, operator, values }) =>
    operator.condition(columnOf(column), values, typeOf(table, column)),
  );

export const orderTerms = (order: readonly OrderBy[]) =>
  order.map(({ column, isDescending }) =>
    isDescending ? sql`${columnOf(column)} desc nulls last` : sql`${columnOf(column)} asc nulls last`,
  );

/**
 * Rows after a row, in an order that ends with the key and puts missing values last: for each column of the order, the
 * columns before it are the same and it lies behind.
 */
export function after(
  table: Table,
  order: readonly OrderBy[],
  values: readonly (string | null)[],
): Expression<SqlBool> {
  const ways: RawBuilder<SqlBool>[] = [];
  const same: RawBuilder<SqlBool>[] = [];
  order.forEach(({ column, isDescending }, i) => {
    const ref = columnOf(column);
    const value = values[i] ?? null;
    if (value === null) {
      same.push(sql<SqlBool>`${ref} is null`);
      return;
    }
    // A cursor is the caller's to tamper with: what does not cast finds nothing, and breaks nothing
    const bound = sql`try_cast(${value} as ${sql.raw(table.columns[column]!.sql)})`;
    const behind = isDescending ? sql`${ref} < ${bound}` : sql`${ref} > ${bound}`;
    ways.push(sql<SqlBool>`(${sql.join([...same, sql`(${behind} or ${ref} is null)`], sql` and `)})`);
    same.push(sql<SqlBool>`${ref} = ${bound}`);
  });
  if (ways.length === 0) return sql<SqlBool>`false`;
  return sql<SqlBool>`(${sql.join(ways, sql` or `)})`;
}
