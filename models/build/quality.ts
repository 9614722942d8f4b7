import {
  type Config,
  createTable,
  type Ledger,
  meta,
  quote,
  type Table,
  type Warehouse,
} from "../../ingest/index.ts";
import { snapshot } from "./materialise.ts";

/** What became of the rows that came in, how good they are, and those that were set aside. */
export async function writeQuality(db: Warehouse, config: Config, ledger: Ledger): Promise<void> {
  await make(db, meta.reconciliation, "SELECT * FROM staging.reconciliation");
  await make(db, meta.quarantine, "SELECT * FROM staging.valued_quarantine", "source, entity, file, line");
  await make(db, meta.quarantineReason, reasons);
  await make(db, meta.dataQualityColumn, columns);
  await make(db, meta.dataQualityReference, "SELECT * FROM staging.reference");
  await make(db, meta.dataQuality, quality);
  const batches = config.sources.flatMap((source) => ledger.batches(source.name));
  const drift = batches.flatMap((batch) => (batch.drift ?? []).map((d) => ({ ...batch, ...d })));
  await make(
    db,
    meta.drift,
    `SELECT DISTINCT ON (source, file, kind, "column") row->>'source' AS source, row->>'file' AS file, row->>'kind' AS kind, row->>'column' AS "column", row->>'detail' AS detail, (row->>'loadedAt')::TIMESTAMPTZ AS loaded_at
     FROM (SELECT unnest(CAST($1 AS JSON[])) AS row)`,
    "",
    [JSON.stringify(drift)],
  );
}

async function make(
  db: Warehouse,
  table: Table,
  select: string,
  order = table.key.map(quote).join(", "),
  values: string[] = [],
): Promise<void> {
  await db.run(createTable(table).replace("CREATE TABLE ", `CREATE TABLE ${snapshot}.`));
  await db.run(`INSERT INTO ${snapshot}.${table.name} ${select}${order && ` ORDER BY ${order}`}`, values);
}

/** The value that was not understood is left out, so that one cause is one reason. */
const reasons = `
  SELECT source, entity, split_part(reason, ': ', 1) AS reason, count(*), min_by(file || ' line ' || line, (file, line)),
    sum(base_amount)::DECIMAL(18,4), count_if(base_amount IS NULL)
  FROM (SELECT *, unnest(reasons) AS reason FROM staging.valued_quarantine) GROUP BY ALL`;

const columns = `
  SELECT source, entity, "column", source_columns, is_required, rows, filled,
    least(distinct_values, filled), filled / nullif(rows, 0)
  FROM staging.quality_column`;

const quality = `
  WITH set_aside AS (
    SELECT source, entity, sum(base_amount)::DECIMAL(18,4) AS amount, count_if(base_amount IS NULL) AS unvalued
    FROM staging.valued_quarantine GROUP BY ALL
  ),
  filled AS (
    SELECT source, entity, sum(filled) / nullif(sum(rows), 0) AS completeness
    FROM staging.quality_column WHERE NOT is_required GROUP BY ALL
  ),
  orphan AS (SELECT source, entity, sum(unknown) AS orphans FROM staging.reference GROUP BY ALL)
  SELECT r.source, r.entity, r.read, r.staged, r.superseded,
    coalesce(c.copies, 0), coalesce(c.corrected, 0), q.removed, r.quarantined,
    CASE WHEN q.has_amounts THEN coalesce(a.amount, 0) END,
    CASE WHEN q.has_amounts THEN coalesce(a.unvalued, 0) ELSE 0 END,
    f.completeness, coalesce(o.orphans, 0), q.last_day, q.last_day_behind, q.loaded_at
  FROM staging.reconciliation AS r
  JOIN (SELECT *, (getvariable('as_of') - last_day)::DOUBLE AS last_day_behind FROM staging.quality) AS q USING (source, entity)
  LEFT JOIN (SELECT source, entity, sum(copies) AS copies, sum(corrected) AS corrected FROM staging.repeat GROUP BY ALL) AS c USING (source, entity)
  LEFT JOIN set_aside AS a USING (source, entity)
  LEFT JOIN filled AS f USING (source, entity)
  LEFT JOIN orphan AS o USING (source, entity)`;
