import type { Warehouse } from "../../warehouse/index.ts";
import type { ColumnProfile, TableProfile } from "../profile.ts";

export const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`;
const text = (column: ColumnProfile | string): string =>
  `nullif(trim(${quoted(typeof column === "string" ? column : column.name)}), '')`;

/** Questions about rows, answered by the working database over all rows that were looked at. */
export class Facts {
  constructor(private readonly db: Warehouse) {}

  /** Share of a key's values that have one value of another column only. */
  async determines(table: TableProfile, key: ColumnProfile, column: ColumnProfile): Promise<number> {
    const { share } = await this.db.row<{ share: number | null }>(
      `SELECT avg(CASE WHEN n <= 1 THEN 1.0 ELSE 0.0 END) AS share FROM (
         SELECT count(DISTINCT ${text(column)}) AS n FROM ${table.view} WHERE ${text(key)} IS NOT NULL GROUP BY ${text(key)})`,
    );
    return share ?? 0;
  }

  /** Whether the columns together tell every row from any other. */
  async isKey(table: TableProfile, columns: readonly ColumnProfile[]): Promise<boolean> {
    const list = columns.map(text).join(", ");
    const { rows, keys } = await this.db.row<{ rows: number; keys: number }>(
      `SELECT count(*) AS rows, count(DISTINCT (${list})) AS keys FROM ${table.view} WHERE ${columns.map((c) => `${text(c)} IS NOT NULL`).join(" AND ")}`,
    );
    return rows === keys && rows >= table.rows * 0.99;
  }

  /** Of some columns those that only first rows of a key fill, where some column is filled so for most keys. */
  async filledFirst(
    table: TableProfile,
    key: ColumnProfile,
    columns: readonly ColumnProfile[],
  ): Promise<readonly ColumnProfile[]> {
    if (columns.length === 0) return [];
    const counts = columns.map(
      (c, i) => `count(${text(c)}) AS a${i}, count(${text(c)}) FILTER (n = 1) AS f${i}`,
    );
    const row = await this.db.row<Record<string, number>>(
      `SELECT ${counts.join(", ")} FROM (
         SELECT *, row_number() OVER (PARTITION BY ${text(key)} ORDER BY rowid) AS n FROM ${table.view} WHERE ${text(key)} IS NOT NULL)`,
    );
    const filled = columns.map((_, i) => (row[`a${i}`] === row[`f${i}`] ? row[`f${i}`]! : 0));
    const isUsual = filled.some((n) => n >= key.distinct * 0.5);
    return isUsual ? columns.filter((_, i) => filled[i]! > 0) : [];
  }

  /** Share of the rows with `words` in one column in which another is filled. */
  async filledWhere(
    table: TableProfile,
    column: ColumnProfile,
    by: ColumnProfile,
    words: readonly string[],
  ): Promise<number> {
    if (words.length === 0) return 0;
    const { share } = await this.db.row<{ share: number | null }>(
      `SELECT avg(CASE WHEN ${text(column)} IS NULL THEN 0.0 ELSE 1.0 END) AS share FROM ${table.view} WHERE ${text(by)} IN (${words.map(() => "?").join(", ")})`,
      [...words],
    );
    return share ?? 0;
  }

  /**
   * Share of one table's order numbers that another table has too, and of those the share with the same buyer; null
   * where one of them names no buyers.
   */
  async overlap(less: Orders, more: Orders): Promise<{ share: number; agreeing: number | null }> {
    const side = ({ table, id, buyer }: Orders) =>
      `SELECT ${text(id)} AS id, any_value(${buyer ? text(buyer) : "NULL"}) AS buyer FROM ${table.view} WHERE ${text(id)} IS NOT NULL GROUP BY 1`;
    return this.db.row(
      `SELECT count(b.id) / count(*) AS share, avg(CASE WHEN a.buyer = b.buyer THEN 1.0 WHEN a.buyer <> b.buyer THEN 0.0 END) AS agreeing
       FROM (${side(less)}) AS a LEFT JOIN (${side(more)}) AS b USING (id)`,
    );
  }

  /** Share of rows in which an amount is what an expression over number columns says, to a cent or 0.1 %. */
  async agrees(
    table: TableProfile,
    amount: ColumnProfile,
    expression: (number: (column: ColumnProfile) => string) => string,
  ): Promise<number> {
    const number = (c: ColumnProfile) => numberSql(c);
    const { share } = await this.db.row<{ share: number | null }>(
      `SELECT avg(CASE WHEN abs(a - e) <= greatest(0.011, abs(a) * 0.001) THEN 1.0 ELSE 0.0 END) AS share
       FROM (SELECT ${number(amount)} AS a, ${expression(number)} AS e FROM ${table.view} LIMIT 20000) WHERE a IS NOT NULL AND e IS NOT NULL`,
    );
    return share ?? 0;
  }
}

interface Orders {
  readonly table: TableProfile;
  readonly id: ColumnProfile;
  readonly buyer: ColumnProfile | undefined;
}

/** A column's text as a number, by its own decimal mark; what is none is null. */
export function numberSql(column: ColumnProfile): string {
  const plain =
    column.number?.decimal === ","
      ? `replace(replace(${text(column)}, '.', ''), ',', '.')`
      : `replace(${text(column)}, ',', '')`;
  return `try_cast(regexp_replace(${plain}, '[^0-9.eE+-]', '', 'g') AS DOUBLE)`;
}
