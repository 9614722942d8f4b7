import { sql } from "kysely";
import type { Config } from "../config.ts";
import type { Report } from "../progress.ts";
import type { Source } from "../source_config.ts";
import { SourceError } from "../sources/index.ts";
import { type Batch, createTable, type Ledger, literal, type Warehouse } from "../warehouse/index.ts";
import { conditionSql } from "./condition.ts";
import { type EntityName, entities, entityNames } from "./entities/index.ts";
import { completeLines } from "./heads.ts";
import type { EntityMapping } from "./mapping.ts";
import { setOrphansAside } from "./orphans.ts";
import { measureQuality } from "./quality.ts";
import { openQuarantine, quarantineFaults, quarantineRejects } from "./quarantine.ts";
import { resolveRates } from "./rates.ts";
import { countReferences } from "./references.ts";
import { findOutdated, hasRows, withoutOutdated } from "./removed.ts";
import { missingColumns } from "./required.ts";
import { absentColumns, type EntitySource, entitySelect, statement, unprefixed } from "./select.ts";
import { supersede } from "./supersede.ts";

export interface StageOptions {
  /** YYYY-MM-DD; the last business day with an order line by default. */
  asOf: string | undefined;
  /** The as-of day when no order line has a day; without it there must be one. */
  otherwise?: string | undefined;
  report?: Report | undefined;
}

/**
 * The ledger's text as typed canonical entities, in schema `staging`. Afterwards `staging.reconciliation` says for
 * every source and entity what became of each row, `staging.quarantine` holds the rows set aside.
 */
export async function stage(
  db: Warehouse,
  ledger: Ledger,
  config: Config,
  { asOf, otherwise, report }: StageOptions,
): Promise<void> {
  await openQuarantine(db);
  await quarantineRejects(db, ledger, config.sources);
  const sources = await entitySources(db, ledger, config);
  for (const [i, entity] of entityNames.entries()) {
    const from = sources.filter((s) => s.entity === entity);
    report?.({ step: "stage", done: i, total: entityNames.length, unit: "entities", note: entity });
    await createStaged(db, entity, from, ledger, config);
    for (const one of from) await quarantineFaults(db, one, ledger, config);
  }
  for (const entity of entityNames) await supersede(db, entity);
  await completeLines(db, sources, ledger, config);
  await fixAsOf(db, asOf, otherwise);
  await resolveRates(db, sources, ledger, config);
  await countReferences(db, sources);
  await setOrphansAside(db, sources, ledger);
  await reconcile(db, ledger, sources);
  report?.({
    step: "stage",
    done: entityNames.length,
    total: entityNames.length,
    unit: "entities",
    note: "quality",
  });
  await measureQuality(db, sources, config);
  report?.({ step: "stage", done: entityNames.length, total: entityNames.length, unit: "entities" });
}

/** The last day with an order line; where nothing was sold, the last day on which anything was done. */
const lastDay = `SELECT coalesce(
  (SELECT max(day) FROM staging.order_line),
  (SELECT max(day) FROM (
    SELECT day FROM staging.interaction
    UNION ALL SELECT day FROM staging.payment
    UNION ALL SELECT created_on FROM staging.opportunity
    UNION ALL SELECT closed_on FROM staging.opportunity WHERE outcome <> 'open')))::VARCHAR AS last`;

async function fixAsOf(
  db: Warehouse,
  asOf: string | undefined,
  otherwise: string | undefined,
): Promise<void> {
  const { last } = await db.row<{ last: string | null }>(lastDay);
  const day = asOf ?? last ?? otherwise;
  if (!day)
    throw new SourceError(
      "no order line, opportunity, interaction or payment bears a day, so there is no as-of day to take; map one of them, or give --as-of YYYY-MM-DD",
    );
  await db.run(`SET VARIABLE as_of = DATE ${literal(day)}`);
}

async function entitySources(db: Warehouse, ledger: Ledger, config: Config): Promise<EntitySource[]> {
  const all: EntitySource[] = [];
  for (const [i, source] of config.sources.entries()) {
    const batches = ledger.batches(source.name);
    if (batches.length === 0) continue;
    const outdated = await findOutdated(db, ledger, batches, `outdated_${i}`);
    const withRows = batches.filter(hasRows);
    checkColumns(source, withRows);
    for (const [entity, mapping] of Object.entries(source.entities) as [EntityName, EntityMapping][])
      all.push({ source, entity, mapping, batches: withRows, outdated });
  }
  return all;
}

/** A mapping may have been changed since the files were loaded. */
function checkColumns(source: Source, batches: readonly Batch[]): void {
  const columns = [...new Set(batches.flatMap((b) => b.columns))];
  const [missing] = missingColumns(source, columns);
  if (!missing) return;
  throw new SourceError(
    `no file of source ${source.name} has column ${missing.column} (for ${missing.entity}.${missing.target}); they have ${columns.join(", ")}; correct the mapping`,
  );
}

async function createStaged(
  db: Warehouse,
  entity: EntityName,
  from: readonly EntitySource[],
  ledger: Ledger,
  config: Config,
): Promise<void> {
  const declared = entities[entity];
  if (from.length === 0) {
    await db.run(createTable(declared));
    await db.run(
      `ALTER TABLE ${declared.name} ADD COLUMN _source VARCHAR; ALTER TABLE ${declared.name} ADD COLUMN _batch INTEGER; ALTER TABLE ${declared.name} ADD COLUMN _row BIGINT; ALTER TABLE ${declared.name} ADD COLUMN _updated_at VARCHAR; ALTER TABLE ${declared.name} ADD COLUMN _is_sound BOOLEAN`,
    );
    return;
  }
  const selects = from.map((one) => entitySelect(one, ledger, config));
  const all = statement(
    sql`CREATE TABLE ${sql.raw(declared.name)} AS SELECT ${sql.raw(unprefixed(entity))}, _source, _batch, _row, _updated_at, _is_sound FROM (${sql.join(selects, sql` UNION ALL `)})`,
  );
  await db.run(all.sql, all.values);
}

/** Counts the ledger's rows independently of what staging did with them, so that the sum is a real test. */
async function reconcile(db: Warehouse, ledger: Ledger, sources: readonly EntitySource[]): Promise<void> {
  await db.run(
    "CREATE TABLE staging.reconciliation (source VARCHAR, entity VARCHAR, read BIGINT, staged BIGINT, superseded BIGINT, quarantined BIGINT, other BIGINT)",
  );
  for (const from of sources) {
    const { source, entity, batches, outdated } = from;
    const rows = batches.reduce((sum, b) => sum + b.rows, 0);
    const isFirst = Object.keys(source.entities)[0] === entity;
    const rejects = isFirst ? batches.reduce((sum, b) => sum + b.rejects, 0) : 0;
    const other = (await countOther(db, ledger, from)) + (await countVoid(db, from));
    const name = literal(source.name);
    await db.run(
      `INSERT INTO staging.reconciliation SELECT ?, ?, ?,
        (SELECT count(*) FROM ${entities[entity].name} WHERE _source = ${name}),
        coalesce((SELECT sum(rows) FROM staging.superseded WHERE source = ${name} AND entity = '${entity}'), 0) + ?,
        (SELECT count(*) FROM staging.quarantine WHERE source = ${name} AND entity = '${entity}'), ?`,
      [source.name, entity, rows + rejects - other, outdated?.rows ?? 0, other],
    );
  }
}

/** Rows that the mapping's condition leaves to other entities, and lines of orders that count for nothing. */
async function countOther(
  db: Warehouse,
  ledger: Ledger,
  { source, mapping, batches, outdated }: EntitySource,
): Promise<number> {
  if (!mapping.where) return 0;
  const files = batches.map((b) => literal(ledger.rowsFile(b))).join(", ");
  const columns = batches.flatMap((b) => b.columns);
  const absent = absentColumns(mapping, columns);
  const counted = statement(
    sql`SELECT count(*) AS n FROM (SELECT *${absent} FROM read_parquet([${sql.raw(files)}], union_by_name = true) AS file${sql.raw(withoutOutdated(outdated))}) WHERE NOT (${conditionSql(mapping.where, source.decimal)})`,
  );
  return (await db.row<{ n: number }>(counted.sql, counted.values)).n;
}

async function countVoid(db: Warehouse, { source, entity }: EntitySource): Promise<number> {
  if (entity !== "order_line") return 0;
  const { n } = await db.row<{ n: number }>(
    "SELECT coalesce(sum(rows), 0)::BIGINT AS n FROM staging.void_line WHERE source = ?",
    [source.name],
  );
  return n;
}
