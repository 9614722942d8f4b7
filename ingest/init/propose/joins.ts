import type { Warehouse } from "../../warehouse/index.ts";
import type { ColumnProfile, TableProfile } from "../profile.ts";
import { quoted } from "./facts.ts";

/** That a column's values are keys of another table. */
export interface Join {
  readonly from: TableProfile;
  readonly column: ColumnProfile;
  readonly to: TableProfile;
  readonly key: ColumnProfile;
  /** Share of the column's distinct values that are keys. */
  readonly share: number;
  /** Values that are a key but for spaces, marks and case, and the key each one is. */
  readonly spellings: Readonly<Record<string, string>>;
}

const maxDistinct = 200_000;

const canBeKey = (table: TableProfile, c: ColumnProfile): boolean =>
  c.distinct > 1 && c.distinct >= c.filled * 0.98 && c.filled >= table.rows * 0.9 && !isMeasure(c);
const canRefer = (c: ColumnProfile): boolean => c.distinct > 0 && c.distinct <= maxDistinct && !isMeasure(c);
const isMeasure = (c: ColumnProfile): boolean =>
  (c.days !== null && c.number === null) || (c.number !== null && !c.number.isInteger);

/**
 * Which columns refer to which keys, over all tables at once: one join of distinct values. Numbers alone say
 * little, for everything counted from 1 is contained in everything longer; the caller looks at the heads too.
 */
export async function findJoins(db: Warehouse, tables: readonly TableProfile[]): Promise<Join[]> {
  const columns = tables.flatMap((table, t) =>
    table.columns.flatMap((column, c) => (canRefer(column) ? [{ table, column, t, c }] : [])),
  );
  if (columns.length === 0) return [];
  await db.run(
    "CREATE OR REPLACE TEMP TABLE init_value (t INTEGER, c INTEGER, is_key BOOLEAN, value VARCHAR, bare VARCHAR)",
  );
  for (const { table, column, t, c } of columns) {
    const value = `trim(${quoted(column.name)})`;
    await db.run(
      `INSERT INTO init_value SELECT ${t}, ${c}, ${canBeKey(table, column)}, value, lower(regexp_replace(nfc_normalize(value), '[\\s\\p{P}\\p{S}]', '', 'g'))
       FROM (SELECT DISTINCT ${value} AS value FROM ${table.view} WHERE ${value} <> '')`,
    );
  }
  const found = await db.rows<Pair>(
    `SELECT v.t AS t, v.c AS c, k.t AS kt, k.c AS kc, count(*) AS n
     FROM init_value AS v JOIN init_value AS k ON k.value = v.value AND k.is_key AND k.t <> v.t GROUP BY ALL`,
  );
  const joins: Join[] = [];
  for (const pair of found) {
    const from = tables[pair.t]!;
    const column = from.columns[pair.c]!;
    const share = pair.n / column.distinct;
    if (share < 0.5) continue;
    const spellings = share === 1 ? {} : await misspelt(db, pair);
    const to = tables[pair.kt]!;
    joins.push({ from, column, to, key: to.columns[pair.kc]!, share, spellings });
  }
  await db.run("DROP TABLE init_value");
  return joins.sort((a, b) => b.share - a.share);
}

interface Pair {
  readonly t: number;
  readonly c: number;
  readonly kt: number;
  readonly kc: number;
  readonly n: number;
}

async function misspelt(db: Warehouse, { t, c, kt, kc }: Pair): Promise<Record<string, string>> {
  const rows = await db.rows<{ value: string; key: string }>(
    `WITH key AS (SELECT value, bare FROM init_value WHERE t = ${kt} AND c = ${kc}),
     single AS (SELECT bare, any_value(value) AS value FROM key WHERE bare <> '' GROUP BY bare HAVING count(*) = 1),
     stray AS (SELECT value, bare FROM init_value WHERE t = ${t} AND c = ${c} AND value NOT IN (SELECT value FROM key))
     SELECT stray.value, single.value AS key FROM stray JOIN single USING (bare) ORDER BY stray.value LIMIT 200`,
  );
  return Object.fromEntries(rows.map((r) => [r.value, r.key]));
}
