import type { CatalogueTable } from "../database/session.ts";
import type { Ask } from "./index.ts";

const own = "table_schema NOT IN ('mysql', 'information_schema', 'performance_schema', 'sys')";

/** What the user can see, read from information_schema. */
export async function tables(ask: Ask): Promise<CatalogueTable[]> {
  const list = await ask(
    `SELECT table_schema, table_name, table_rows, table_type LIKE '%VIEW' FROM information_schema.tables
     WHERE ${own} AND table_type <> 'SEQUENCE' ORDER BY table_schema, table_name`,
  );
  const columns = await ask(
    `SELECT table_schema, table_name, column_name, column_type, is_nullable FROM information_schema.columns
     WHERE ${own} ORDER BY table_schema, table_name, ordinal_position`,
  );
  const keys = await ask(
    `SELECT table_schema, table_name, constraint_name, column_name, referenced_table_schema, referenced_table_name, referenced_column_name
     FROM information_schema.key_column_usage
     WHERE ${own} AND (constraint_name = 'PRIMARY' OR referenced_table_name IS NOT NULL)
     ORDER BY table_schema, table_name, constraint_name, ordinal_position`,
  );
  const columnsOf = grouped(columns.rows);
  const keysOf = grouped(keys.rows);
  return list.rows.map(([schema, name, rows, isView]) => {
    const id = `${schema}\0${name}`;
    const used = keysOf.get(id) ?? [];
    return {
      schema: schema!,
      name: name!,
      rows: rows === null || isView === "1" ? null : Number(rows),
      isView: isView === "1",
      columns: (columnsOf.get(id) ?? []).map(([, , column, type, isNullable]) => ({
        name: column!,
        type: type!,
        isNullable: isNullable === "YES",
      })),
      primaryKey: used.filter((k) => k[2] === "PRIMARY").map((k) => k[3]!),
      foreignKeys: [...new Set(used.filter((k) => k[2] !== "PRIMARY").map((k) => k[2]))].map((constraint) => {
        const parts = used.filter((k) => k[2] === constraint);
        return {
          columns: parts.map((k) => k[3]!),
          refSchema: parts[0]![4]!,
          refTable: parts[0]![5]!,
          refColumns: parts.map((k) => k[6]!),
        };
      }),
    };
  });
}

type Row = readonly (string | null)[];

function grouped(rows: readonly Row[]): Map<string, Row[]> {
  const groups = new Map<string, Row[]>();
  for (const row of rows) {
    const id = `${row[0]}\0${row[1]}`;
    groups.set(id, [...(groups.get(id) ?? []), row]);
  }
  return groups;
}

/** Tables of the URL's database. */
export async function tableNames(ask: Ask): Promise<string[]> {
  const { rows } = await ask(
    "SELECT table_name FROM information_schema.tables WHERE table_schema = DATABASE() ORDER BY 1",
  );
  return rows.map(([name]) => name!);
}
