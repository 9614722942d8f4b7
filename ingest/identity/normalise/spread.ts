import type { AppendColumn, Warehouse } from "../../warehouse/index.ts";

const batch = 65_536;

/**
 * Writes `raw` and what a function makes of it to a table, once per distinct value of a SELECT of one VARCHAR column.
 * Values that the function has no answer for are left out.
 *
 * @param select gives the values; missing ones are passed over
 * @param columns the columns of the answer, all VARCHAR
 */
export async function spread<N extends string>(
  db: Warehouse,
  table: string,
  select: string,
  columns: readonly N[],
  of: (raw: string) => Readonly<Record<N, string>> | null,
): Promise<void> {
  const [schema = "", name = ""] = table.split(".");
  await db.run(
    `CREATE TABLE ${table} (raw VARCHAR, ${columns.map((c) => `${c} VARCHAR`).join(", ")});
     CREATE OR REPLACE TEMP TABLE spread_value AS
       SELECT DISTINCT raw FROM (${select}) AS given(raw) WHERE raw IS NOT NULL ORDER BY raw`,
  );
  const { rows } = await db.row<{ rows: number }>("SELECT count(*) AS rows FROM spread_value");
  for (let start = 0; start < rows; start += batch) {
    const size = Math.min(batch, rows - start);
    const read = await db.columns(
      `SELECT raw FROM spread_value WHERE rowid >= ${start} AND rowid < ${start + size}`,
      size,
    );
    const out: string[][] = [[], ...columns.map(() => [])];
    for (const raw of read.raw as string[]) {
      const found = of(raw);
      if (!found) continue;
      out[0]!.push(raw);
      for (const [i, column] of columns.entries()) out[i + 1]!.push(found[column]);
    }
    if (out[0]!.length > 0) await db.append({ schema, name }, out as AppendColumn[]);
  }
  await db.run("DROP TABLE spread_value");
}
