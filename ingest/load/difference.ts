import { SourceError } from "../sources/index.ts";
import { findOutdated, hasRows, same, withoutOutdated } from "../staging/removed.ts";
import { type Batch, type Ledger, literal, quote, type Warehouse } from "../warehouse/index.ts";
import type { Asked } from "./asked.ts";
import { type Arrived, writeParquet } from "./reading.ts";

/** The rows that the ledger holds of a database, as a temporary view. */
export async function openCurrent(db: Warehouse, ledger: Ledger, batches: readonly Batch[]): Promise<void> {
  const outdated = await findOutdated(db, ledger, batches, "outdated_rows");
  const files = batches.filter(hasRows).map((b) => literal(ledger.rowsFile(b)));
  await db.run(
    `CREATE OR REPLACE TEMP VIEW current_rows AS
     SELECT *, file_index AS _tessera_batch, file_row_number AS _tessera_row
     FROM read_parquet([${files.join(", ")}], union_by_name = true) AS file${withoutOutdated(outdated)}`,
  );
}

/** Writes the rows that arrived and are not in the ledger exactly so, in the order they came. */
export async function writeNewVersions(
  db: Warehouse,
  arrived: Arrived,
  asked: Asked,
  into: string,
): Promise<{ added: number; changed: number }> {
  const arriving = `read_parquet(${literal(arrived.path)}) AS arriving`;
  const keys = keysOf(asked);
  const others = asked.columns.filter((c) => !keys.includes(c.name)).map((c) => quote(c.name));
  const differs = others.map((column) => `arriving.${column} IS DISTINCT FROM known.${column}`);
  await db.run(
    `CREATE OR REPLACE TEMP TABLE verdict AS
     SELECT arriving.file_row_number AS _row, known._tessera_row IS NULL AS is_added
     FROM ${arriving} LEFT JOIN current_rows AS known ON ${same("arriving", "known", keys)}
     WHERE known._tessera_row IS NULL OR ${["false", ...differs].join(" OR ")}`,
  );
  await db.run(
    writeParquet(
      `SELECT arriving.* FROM ${arriving} SEMI JOIN verdict ON verdict._row = arriving.file_row_number ORDER BY arriving.file_row_number`,
      into,
    ),
  );
  const counted = await db.row<{ added: number; changed: number }>(
    "SELECT count(*) FILTER (is_added) AS added, count(*) FILTER (NOT is_added) AS changed FROM verdict",
  );
  await db.run("DROP TABLE verdict");
  return counted;
}

/** Writes the keys that the ledger holds and the database no longer has. */
export async function writeRemoved(
  db: Warehouse,
  present: Arrived,
  asked: Asked,
  into: string,
): Promise<number> {
  const keys = keysOf(asked);
  const columns = keys.map((key) => `known.${quote(key)}`).join(", ");
  return db.run(
    writeParquet(
      `SELECT ${columns} FROM current_rows AS known
       ANTI JOIN read_parquet(${literal(present.path)}) AS present ON ${same("present", "known", keys)} ORDER BY ALL`,
      into,
    ),
  );
}

/** How many of the database's keys neither the ledger knows nor the watermark brought. */
export async function countMissed(
  db: Warehouse,
  present: Arrived,
  arrived: Arrived,
  asked: Asked,
): Promise<number> {
  const keys = keysOf(asked);
  const { missed } = await db.row<{ missed: number }>(
    `SELECT count(*) AS missed FROM read_parquet(${literal(present.path)}) AS present
     ANTI JOIN current_rows AS known ON ${same("present", "known", keys)}
     ANTI JOIN read_parquet(${literal(arrived.path)}) AS arriving ON ${same("present", "arriving", keys)}`,
  );
  return missed;
}

/** Rows that share a key would replace each other. */
export async function checkKeys(db: Warehouse, { path }: Arrived, asked: Asked): Promise<void> {
  const keys = keysOf(asked);
  const columns = keys.map(quote).join(", ");
  const [twice] = await db.rows<Record<string, string | number | null>>(
    `SELECT ${columns}, count(*) AS _tessera_rows FROM read_parquet(${literal(path)}) GROUP BY ${columns}
     HAVING count(*) > 1 ORDER BY ${columns} LIMIT 1`,
  );
  if (!twice) return;
  const values = keys.map((key) => `${key} ${twice[key] ?? "null"}`).join(", ");
  throw new SourceError(
    `database.key ${keys.join(", ")} does not tell the rows of ${asked.label} apart: ` +
      `${twice._tessera_rows} rows have ${values}; add the columns that do`,
  );
}

const keysOf = (asked: Asked): string[] => asked.keys.map((key) => key.name);
