import pg from "pg";
import type { Relation, SourceColumn } from "../database/session.ts";

/** A relation to select from; a query stands on lines of its own, so that its last comment ends with it. */
export function relationSql(relation: Relation): string {
  if ("query" in relation) return `(\n${relation.query.replace(/[\s;]+$/, "")}\n) AS source`;
  return relation.table.split(".").map(pg.escapeIdentifier).join(".");
}

/** Columns as text of the server's own, where COPY would write something else. */
export const selectList = (columns: readonly SourceColumn[]): string =>
  columns
    .map(({ name, type }) => {
      const quoted = pg.escapeIdentifier(name);
      // COPY writes t and f, and money with the currency of the server's locale
      if (type === "boolean") return `${quoted}::text AS ${quoted}`;
      if (type === "money") return `${quoted}::numeric AS ${quoted}`;
      return quoted;
    })
    .join(", ");

/** The first value to read from, of $1 (the last watermark) and $2 (seconds of overlap), and what compares with it. */
export function sinceSql({ name, type, kind }: SourceColumn): { value: string; where: string } {
  const quoted = pg.escapeIdentifier(name);
  const from = (cast: string) =>
    `(${quoted} >= current_setting('tessera.since')::${cast} OR ${quoted} IS NULL)`;
  const back = "make_interval(secs => $2)";
  if (kind === "instant") return { value: `$1::timestamptz - ${back}`, where: from("timestamptz") };
  if (kind === "local") return { value: `$1::timestamp - ${back}`, where: from("timestamp") };
  if (kind === "day") return { value: `($1::timestamp - ${back})::date`, where: from("date") };
  return { value: "$1::text", where: from(/^(small|big)?int/.test(type) ? "bigint" : "numeric") };
}
