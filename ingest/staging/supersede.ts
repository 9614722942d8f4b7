import type { Warehouse } from "../warehouse/index.ts";
import { type EntityName, entities } from "./entities/index.ts";

/**
 * Of rows with the same key the newest stays: by the source's own time of change, then by file name and place in
 * the file, so that the order of loading never matters. A row without a whole key stands for itself.
 */
export async function supersede(db: Warehouse, entity: EntityName): Promise<void> {
  const { name, key, columns } = entities[entity];
  const said = Object.keys(columns).map((column) => `s."${column}"`);
  const keys = key.map((k) => `"${k}"`).join(", ");
  const hasKey = key.map((k) => `"${k}" IS NOT NULL`).join(" AND ");
  await db.run(
    `CREATE OR REPLACE TEMP TABLE repeated AS SELECT ${keys} FROM ${name} WHERE ${hasKey} GROUP BY ${keys} HAVING count(*) > 1`,
  );
  const { n } = await db.row<{ n: number }>("SELECT count(*) AS n FROM repeated");
  if (n === 0) return;
  await db.run(
    `CREATE OR REPLACE TEMP TABLE older AS
     SELECT id, _source, is_copy FROM (
       SELECT s.rowid AS id, s._source, row_number() OVER versions AS version,
         hash(${said.join(", ")}) = first_value(hash(${said.join(", ")})) OVER versions AS is_copy
       FROM ${name} AS s SEMI JOIN repeated USING (${keys})
       WINDOW versions AS (
         PARTITION BY ${key.map((k) => `s."${k}"`).join(", ")}
         ORDER BY try_cast(s._updated_at AS TIMESTAMPTZ) DESC NULLS LAST, try_cast(s._updated_at AS DOUBLE) DESC NULLS LAST,
           s._updated_at DESC NULLS LAST, s._source DESC, s._batch DESC, s._row DESC))
     WHERE version > 1`,
  );
  await db.run(
    `INSERT INTO staging.repeat SELECT _source, '${entity}', count_if(is_copy), count_if(NOT is_copy) FROM older GROUP BY _source`,
  );
  await db.run(
    `INSERT INTO staging.superseded SELECT _source, '${entity}', count(*) FROM older GROUP BY _source`,
  );
  await db.run(`DELETE FROM ${name} WHERE rowid IN (SELECT id FROM older)`);
}
