import pg from "pg";
import type { CatalogueTable } from "../database/session.ts";
import type { Ask } from "./index.ts";

/** What the user can see, one JSON document a table, read from the server's catalogue. */
const catalogueSql = `
SELECT json_build_object(
  'schema', n.nspname,
  'name', c.relname,
  'rows', CASE WHEN c.relkind IN ('v', 'f') OR c.reltuples < 0 THEN NULL ELSE c.reltuples::bigint END,
  'isView', c.relkind IN ('v', 'm'),
  'columns', (
    SELECT coalesce(json_agg(json_build_object(
      'name', a.attname, 'type', format_type(a.atttypid, a.atttypmod), 'isNullable', NOT a.attnotnull) ORDER BY a.attnum), '[]')
    FROM pg_attribute AS a WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped),
  'primaryKey', (
    SELECT coalesce(json_agg(a.attname ORDER BY k.place), '[]')
    FROM pg_constraint AS p, unnest(p.conkey) WITH ORDINALITY AS k(number, place), pg_attribute AS a
    WHERE p.conrelid = c.oid AND p.contype = 'p' AND a.attrelid = c.oid AND a.attnum = k.number),
  'foreignKeys', (
    SELECT coalesce(json_agg(json_build_object(
      'columns', (
        SELECT json_agg(a.attname ORDER BY k.place) FROM unnest(f.conkey) WITH ORDINALITY AS k(number, place)
        JOIN pg_attribute AS a ON a.attrelid = f.conrelid AND a.attnum = k.number),
      'refSchema', rn.nspname,
      'refTable', rc.relname,
      'refColumns', (
        SELECT json_agg(a.attname ORDER BY k.place) FROM unnest(f.confkey) WITH ORDINALITY AS k(number, place)
        JOIN pg_attribute AS a ON a.attrelid = f.confrelid AND a.attnum = k.number)) ORDER BY f.conname), '[]')
    FROM pg_constraint AS f JOIN pg_class AS rc ON rc.oid = f.confrelid JOIN pg_namespace AS rn ON rn.oid = rc.relnamespace
    WHERE f.conrelid = c.oid AND f.contype = 'f'))::text
FROM pg_class AS c JOIN pg_namespace AS n ON n.oid = c.relnamespace
WHERE c.relkind IN ('r', 'p', 'v', 'm', 'f') AND NOT c.relispartition
  AND n.nspname NOT IN ('pg_catalog', 'information_schema') AND n.nspname NOT LIKE 'pg\\_%'
  AND has_table_privilege(c.oid, 'SELECT')
ORDER BY n.nspname, c.relname`;

export async function tables(ask: Ask): Promise<CatalogueTable[]> {
  const { rows } = await ask(catalogueSql);
  const found = rows.map(([document]) => JSON.parse(document!) as CatalogueTable);
  return Promise.all(
    found.map(async (t) => (t.rows === null && !t.isView ? { ...t, rows: await count(ask, t) } : t)),
  );
}

/** For a table the server has never analysed: counted, though not beyond what tells a small one from a large one. */
async function count(ask: Ask, { schema, name }: CatalogueTable): Promise<number> {
  const table = `${pg.escapeIdentifier(schema)}.${pg.escapeIdentifier(name)}`;
  const counted = await ask(`SELECT count(*) FROM (SELECT FROM ${table} LIMIT 1000000) AS t`);
  return Number(counted.rows[0]![0]);
}

/** Tables as a configuration would name them, those of the search path without their schema. */
export async function tableNames(ask: Ask): Promise<string[]> {
  const { rows } = await ask(
    `SELECT CASE WHEN pg_table_is_visible(c.oid) THEN c.relname ELSE n.nspname || '.' || c.relname END
     FROM pg_class AS c JOIN pg_namespace AS n ON n.oid = c.relnamespace
     WHERE c.relkind IN ('r', 'p', 'v', 'm', 'f') AND n.nspname NOT IN ('pg_catalog', 'information_schema')
       AND n.nspname NOT LIKE 'pg\\_%' ORDER BY 1`,
  );
  return rows.map(([name]) => name!);
}
