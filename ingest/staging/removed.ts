import { type Batch, type Ledger, literal, quote, type Warehouse } from "../warehouse/index.ts";

/** Rows of a database source that a later load replaced or removed: a table of `_batch` and `_row`. */
export interface Outdated {
  readonly table: string;
  readonly rows: number;
}

export const hasRows = (batch: Batch): boolean => batch.database?.kind !== "removed";

/**
 * Looks for the rows that a later batch of their source has the key of. A key is there once a batch at most, so what
 * is left is the newest version of every key that was not removed after it: whatever a mapping's condition says of
 * an older version, it is the newest that is asked. `_batch` is the place among the batches that have rows.
 * @param table name of the temporary table to make
 */
export async function findOutdated(
  db: Warehouse,
  ledger: Ledger,
  batches: readonly Batch[],
  table: string,
): Promise<Outdated | null> {
  const keys = batches.at(-1)?.database?.keys;
  if (!keys || batches.length < 2) return null;
  const columns = keys.map(quote).join(", ");
  const file = (batch: Batch) => literal(ledger.rowsFile(batch));
  const withRows = batches.flatMap((batch, place) => (hasRows(batch) ? [{ batch, place }] : []));
  const later = batches
    .slice(1)
    .map((batch, i) => `SELECT ${columns}, ${i + 1} AS place FROM read_parquet(${file(batch)})`);
  const places = withRows.map(({ place }) => place).join(", ");
  await db.run(
    `CREATE OR REPLACE TEMP TABLE ${table} AS
     WITH later AS (SELECT ${columns}, max(place) AS place FROM (${later.join(" UNION ALL ")}) GROUP BY ALL),
     rows AS (
       SELECT ${columns}, file_index::INTEGER AS _batch, file_row_number AS _row, [${places}][file_index::BIGINT + 1] AS place
       FROM read_parquet([${withRows.map(({ batch }) => file(batch)).join(", ")}], union_by_name = true))
     SELECT rows._batch, rows._row FROM rows JOIN later ON ${same("rows", "later", keys)}
     WHERE rows.place < later.place`,
  );
  const { rows } = await db.row<{ rows: number }>(`SELECT count(*) AS rows FROM ${table}`);
  return { table, rows };
}

/** What leaves outdated rows out of a read_parquet called `file` over the batches that have rows. */
export const withoutOutdated = (outdated: Outdated | null | undefined): string =>
  outdated
    ? ` ANTI JOIN ${outdated.table} AS outdated ON outdated._batch = file.file_index AND outdated._row = file.file_row_number`
    : "";

/** Equality of two rows' keys, in which null is a value like any other. */
export const same = (a: string, b: string, keys: readonly string[]): string =>
  keys.map((key) => `${a}.${quote(key)} IS NOT DISTINCT FROM ${b}.${quote(key)}`).join(" AND ");
