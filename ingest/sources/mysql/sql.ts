import mysql from "mysql2";
import { isPadded } from "../database/lines.ts";
import type { Relation, Since, SourceColumn } from "../database/session.ts";

const quoted = (name: string) => mysql.escapeId(name, true);

/** A relation to select from; a query stands on lines of its own, so that its last comment ends with it. */
export function relationSql(relation: Relation): string {
  if ("query" in relation) return `(\n${relation.query.replace(/[\s;]+$/, "")}\n) AS source`;
  return relation.table.split(".").map(quoted).join(".");
}

export const padding = (columns: readonly SourceColumn[]): string => (isPadded(columns) ? ", ''" : "");

/** Columns as text of the server's own, where the protocol would send something else. */
export const selectList = (columns: readonly SourceColumn[]): string =>
  columns
    .map((column) => {
      const text = textSql(column);
      return text === quoted(column.name) ? text : `${text} AS ${quoted(column.name)}`;
    })
    .join(", ");

function textSql({ name, type, kind }: SourceColumn): string {
  const column = quoted(name);
  if (kind === "binary") return `LOWER(HEX(${column}))`;
  if (type.startsWith("bit")) return `CAST(${column} AS UNSIGNED)`;
  if (type === "geometry") return `ST_AsText(${column})`;
  // The server holds that a zero day is null, and finds it by IS NULL
  const zero = (written: string, none: string) => `NULLIF(${written}, ${none})`;
  if (kind === "day") return zero(`CAST(${column} AS CHAR)`, "'0000-00-00'");
  if (kind === "local") return `IF(${column} = 0, NULL, ${column})`;
  // The session's zone is UTC
  if (kind === "instant") return `IF(${column} = 0, NULL, CONCAT(${column}, '+00:00'))`;
  return column;
}

/** Sets the session's variable to the first value to read from, bound by the server, and what compares with it. */
export function sinceSql({ column, last, overlapMinutes }: Since): {
  set: string;
  values: (string | number)[];
  condition: string;
} {
  const name = quoted(column.name);
  const none = column.kind === "exact" ? "" : ` OR ${name} = 0`;
  const condition = (cast: string) =>
    `(${name} >= CAST(@tessera_since AS ${cast}) OR ${name} IS NULL${none})`;
  const back = "DATE_SUB(CAST(? AS DATETIME(6)), INTERVAL ? SECOND)";
  const values = [last, Math.round(overlapMinutes * 60)];
  if (column.kind === "exact")
    return {
      set: "SET @tessera_since = ?",
      values: [last],
      condition: condition(integerCast(column.type) ?? "DECIMAL(65, 30)"),
    };
  if (column.kind === "day")
    return { set: `SET @tessera_since = DATE(${back})`, values, condition: condition("DATE") };
  return { set: `SET @tessera_since = ${back}`, values, condition: condition("DATETIME(6)") };
}

const integerCast = (type: string): string | null =>
  type.startsWith("decimal") ? null : type.endsWith("unsigned") ? "UNSIGNED" : "SIGNED";
