import { z } from "zod";
import type { Column } from "./column.ts";

export type Columns = Record<string, Column>;

/** One declaration of a table: its type, DDL, schema, checks, dictionary entry and API shape all come from it. */
export interface Table<C extends Columns = Columns> {
  /** `schema.table`, as SQL names it. */
  readonly name: string;
  /** The part after the dot: the API's path and the dictionary's heading. */
  readonly id: string;
  readonly grain: string;
  readonly key: readonly string[];
  readonly columns: C;
}

export type Row<T extends Table> = { [K in keyof T["columns"]]: z.infer<T["columns"][K]["schema"]> };

export function table<const C extends Columns>(
  name: `${string}.${string}`,
  shape: { grain: string; key: readonly (keyof C & string)[]; columns: C },
): Table<C> {
  return { name, id: name.slice(name.indexOf(".") + 1), ...shape };
}

/** The zod schema of one row, for requests, responses and tests. */
export function rowSchema<C extends Columns>(declared: Table<C>) {
  const shape = Object.fromEntries(Object.entries(declared.columns).map(([name, c]) => [name, c.schema]));
  return z.object(shape as { [K in keyof C]: C[K]["schema"] });
}

export function createTable(declared: Table): string {
  const lines = Object.entries(declared.columns).map(
    ([name, c]) => `  ${quote(name)} ${c.sql}${c.isNullable ? "" : " NOT NULL"}`,
  );
  return `CREATE TABLE ${declared.name} (\n${lines.join(",\n")}\n)`;
}

/** A SQL identifier in quotes. Only for names that a declaration or a source's header gives. */
export function quote(identifier: string): string {
  return `"${identifier.replaceAll('"', '""')}"`;
}

/** A SQL string. Only where SQL takes no parameter: file names and options of table functions. */
export function literal(value: string): string {
  return `'${value.replaceAll("'", "''")}'`;
}
