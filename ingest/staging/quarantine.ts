import type { Config } from "../config.ts";
import type { Source } from "../source_config.ts";
import { type Ledger, literal, type Warehouse } from "../warehouse/index.ts";
import { entities } from "./entities/index.ts";
import { type EntitySource, faultSelect, hasLines, rowAsJson, stakeOf, statement } from "./select.ts";

/** Rows set aside: where they stand in their file, why, and as they came. */
export async function openQuarantine(db: Warehouse): Promise<void> {
  await db.run(`
    CREATE TABLE staging.quarantine (source VARCHAR, entity VARCHAR, file VARCHAR, line BIGINT, reasons VARCHAR[], raw VARCHAR, amount DECIMAL(18,4), currency VARCHAR, day DATE);
    CREATE TABLE staging.reject (source VARCHAR, batch INTEGER, file VARCHAR, line BIGINT, reason VARCHAR, raw VARCHAR, accepted_before BIGINT);
    CREATE TABLE staging.superseded (source VARCHAR, entity VARCHAR, rows BIGINT);
    CREATE TABLE staging.repeat (source VARCHAR, entity VARCHAR, copies BIGINT, corrected BIGINT)`);
}

/** The line of the first record: a CSV has a header above it, and maybe titles above that. */
const firstLine = ({ format, csv }: Source): number =>
  format === "csv" || format === "tsv" ? csv.header + 1 : 1;

/** Records that could not be read as rows count under the first entity of their source. */
export async function quarantineRejects(
  db: Warehouse,
  ledger: Ledger,
  sources: readonly Source[],
): Promise<void> {
  for (const source of sources) {
    const entity = Object.keys(source.entities)[0]!;
    for (const [index, batch] of ledger.batches(source.name).entries()) {
      if (batch.rejects === 0) continue;
      await db.run(
        `INSERT INTO staging.reject
         SELECT ?, ?, ?, line, reason, raw, line - ? - (row_number() OVER (ORDER BY line) - 1)
         FROM read_parquet(${literal(ledger.rejectsFile(batch))})`,
        [source.name, index, batch.file, firstLine(source)],
      );
    }
    await db.run(
      "INSERT INTO staging.quarantine SELECT source, ?, file, line, [reason], raw, NULL, NULL, NULL FROM staging.reject WHERE source = ?",
      [entity, source.name],
    );
  }
}

/** Moves the rows that did not cast out of a staged entity. */
export async function quarantineFaults(
  db: Warehouse,
  from: EntitySource,
  ledger: Ledger,
  config: Config,
): Promise<void> {
  const table = entities[from.entity].name;
  const { n } = await db.row<{ n: number }>(
    `SELECT count(*) AS n FROM ${table} WHERE NOT _is_sound AND _source = ?`,
    [from.source.name],
  );
  if (n === 0) return;
  const faults = statement(faultSelect(from, ledger, config));
  await db.run(
    `INSERT INTO staging.quarantine SELECT source, entity, ${fileOf(from)}, ${lineOf(from)}, reasons, raw, amount, currency, day FROM (${faults.sql}) AS q`,
    faults.values,
  );
  await db.run(`DELETE FROM ${table} WHERE NOT _is_sound AND _source = ?`, [from.source.name]);
}

/**
 * Moves rows that break a rule out of a staged entity. `broken` is a SELECT of _source, _batch, _row and reason over
 * that entity.
 */
export async function quarantineBroken(
  db: Warehouse,
  from: EntitySource,
  ledger: Ledger,
  broken: string,
): Promise<void> {
  await db.run(
    `CREATE OR REPLACE TEMP TABLE broken AS SELECT * FROM (${broken}) WHERE _source = ${literal(from.source.name)}`,
  );
  const { n } = await db.row<{ n: number }>("SELECT count(*) AS n FROM broken");
  if (n === 0) return;
  const files = from.batches.map((b) => literal(ledger.rowsFile(b))).join(", ");
  await db.run(
    `INSERT INTO staging.quarantine
     SELECT ${literal(from.source.name)}, ${literal(from.entity)}, ${fileOf(from)}, ${lineOf(from)}, [q.reason], raw, amount, currency, day
     FROM (SELECT broken.*, ${rowAsJson(from, "file")} AS raw${hasLines(from) ? ", file._line" : ""}, ${stakeOf(from.entity, "staged")}
       FROM read_parquet([${files}], union_by_name = true) AS file
       JOIN broken ON broken._row = file.file_row_number AND broken._batch = file.file_index
       JOIN ${entities[from.entity].name} AS staged ON staged._source = broken._source
         AND staged._batch = broken._batch AND staged._row = broken._row) AS q`,
  );
  await db.run(
    `DELETE FROM ${entities[from.entity].name} AS staged USING broken
     WHERE staged._source = broken._source AND staged._batch = broken._batch AND staged._row = broken._row`,
  );
}

const fileOf = (from: EntitySource): string =>
  `[${from.batches.map((b) => literal(b.file)).join(", ")}][q._batch + 1]`;

/** The k-th accepted record stands k lines after the first, and one more for every reject before it. */
const lineOf = (from: EntitySource): string => {
  const counted = `q._row + ${firstLine(from.source)} + (SELECT count(*) FROM staging.reject AS r WHERE r.source = ${literal(from.source.name)} AND r.batch = q._batch AND r.accepted_before <= q._row)`;
  return hasLines(from) ? `coalesce(q._line, ${counted})` : counted;
};
