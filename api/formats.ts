import { type Expression, type RawBuilder, sql } from "kysely";
import { arrowSql, type Column } from "../ingest/index.ts";
import { type Catalogue, sentences } from "./reasons.ts";

/** How a column is written in each format: SQL, so that DuckDB writes rows and no object is made of any. */

type Written = Expression<unknown>;

/** Without a zone's help: an instant is microseconds since 1970 in UTC. */
const utc = (column: Written) => sql`strftime(make_timestamp(epoch_us(${column})), '%Y-%m-%dT%H:%M:%S.%gZ')`;

/** A column as a reader gets it: reasons as sentences. */
export function spoken(column: Written, { unit }: Column, catalogue: Catalogue | null): Written {
  return unit === "reasons" && catalogue !== null ? sentences(column, catalogue) : column;
}

/** A JSON object of one row, as text. */
export function jsonRow(columns: Record<string, Column>, of: (name: string) => Written): RawBuilder<string> {
  const pairs = Object.entries(columns).flatMap(([name, { unit, sql: type }]) => {
    const column = of(name);
    const isDouble = type === "DOUBLE";
    const value =
      unit === "instant"
        ? utc(column)
        : isDouble
          ? sql`case when isfinite(${column}) then ${column} end`
          : column;
    return [sql.lit(name), value];
  });
  return sql<string>`cast(json_object(${sql.join(pairs)}) as varchar)`;
}

/**
 * A line of CSV (RFC 4180) without its end: a missing value is empty, an empty text is "". For spreadsheets, text
 * that begins like a formula gets an apostrophe.
 */
export function csvRow(
  columns: Record<string, Column>,
  of: (name: string) => Written,
  forSpreadsheet: boolean,
): RawBuilder<string> {
  const cells = Object.entries(columns).map(([name, { unit }]) => {
    const column = of(name);
    if (unit === "instant") return sql`coalesce(${utc(column)}, '')`;
    if (unit !== "text" && unit !== "key" && unit !== "reasons")
      return sql`coalesce(cast(${column} as varchar), '')`;
    const plain = unit === "reasons" ? sql`array_to_string(${column}, ' · ')` : column;
    const text = forSpreadsheet
      ? sql`case when regexp_matches(${plain}, '^[=+\\-@\t\r]') then '''' || ${plain} else ${plain} end`
      : plain;
    return sql`coalesce(case when ${text} = '' or regexp_matches(${text}, '[",\r\n]')
      then '"' || replace(${text}, '"', '""') || '"' else ${text} end, '')`;
  });
  return sql<string>`concat_ws(',', ${sql.join(cells)})`;
}

export const csvHeader = (columns: Record<string, Column>): string => Object.keys(columns).join(",");

/** Columns cast to what the Arrow encoder takes. */
export const arrowColumns = (columns: Record<string, Column>, of: (name: string) => Written) =>
  Object.entries(columns).map(([name, column]) =>
    sql`cast(${of(name)} as ${sql.raw(arrowSql(column))})`.as(name),
  );
