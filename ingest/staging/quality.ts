import type { Config } from "../config.ts";
import { type Column, literal, quote, type Scalar, type Warehouse } from "../warehouse/index.ts";
import { type EntityName, entities } from "./entities/index.ts";
import type { Field } from "./mapping.ts";
import { columnsOf } from "./required.ts";
import { type EntitySource, hasStake } from "./select.ts";

/**
 * `staging.quality_column`, how full each mapped column is, and `staging.quality`, one row per source and entity: how
 * complete and how recent its accepted rows are, and what amounts are set aside.
 */
export async function measureQuality(
  db: Warehouse,
  sources: readonly EntitySource[],
  config: Config,
): Promise<void> {
  await valueQuarantine(db, config);
  await db.run(`
    CREATE TABLE staging.quality_column (source VARCHAR, entity VARCHAR, "column" VARCHAR, source_columns VARCHAR, is_required BOOLEAN, rows BIGINT, filled BIGINT, distinct_values BIGINT);
    CREATE TABLE staging.quality (source VARCHAR, entity VARCHAR, last_day DATE, has_amounts BOOLEAN, removed BIGINT, loaded_at TIMESTAMPTZ)`);
  for (const from of sources) await measureEntity(db, from);
}

/** Amounts in base currency at the latest rate the configuration allows, where there is one. */
async function valueQuarantine(db: Warehouse, config: Config): Promise<void> {
  const base = literal(config.company.baseCurrency);
  await db.run(
    `CREATE TABLE staging.valued_quarantine AS
     SELECT q.source, q.entity, q.file, q.line, q.reasons, q.raw, q.amount, q.currency,
       CASE WHEN coalesce(q.currency, ${base}) = ${base} THEN q.amount
         WHEN q.on_day - r.day <= ${config.models.rateMaxAgeDays} THEN try_cast(q.amount * r.rate AS DECIMAL(18,4)) END AS base_amount
     FROM (SELECT *, coalesce(day, getvariable('as_of')) AS on_day FROM staging.quarantine) AS q
     ASOF LEFT JOIN staging.exchange_rate AS r ON r.currency = q.currency AND r.day <= q.on_day`,
  );
}

async function measureEntity(
  db: Warehouse,
  { source, entity, mapping, batches, outdated }: EntitySource,
): Promise<void> {
  const { name, columns } = entities[entity] as { name: string; columns: Record<string, Column> };
  const mapped = Object.entries(mapping.columns as Record<string, Field>);
  const cells = mapped.flatMap(([column], i) => [
    `count(${quote(column)}) AS f${i}`,
    `approx_count_distinct(${quote(column)}) AS d${i}`,
  ]);
  const day = dayOf(entity);
  const counted = await db.row<Record<string, number> & { last_day: string | null }>(
    `SELECT count(*) AS rows, ${day ? `max(${day})::VARCHAR` : "NULL::VARCHAR"} AS last_day, ${cells.join(", ")} FROM ${name} WHERE _source = ${literal(source.name)}`,
  );
  const rows = mapped.map(([column, field], i): Scalar[] => [
    source.name,
    entity,
    column,
    [...new Set(columnsOf(field))].join(", "),
    !columns[column]!.isNullable,
    counted.rows!,
    counted[`f${i}`]!,
    counted[`d${i}`]!,
  ]);
  const marks = rows.map((row) => `(${row.map(() => "?").join(", ")})`).join(", ");
  await db.run(`INSERT INTO staging.quality_column VALUES ${marks}`, rows.flat());
  const loadedAt = batches
    .map((b) => b.loadedAt)
    .sort()
    .at(-1)!;
  await db.run("INSERT INTO staging.quality VALUES (?, ?, ?::DATE, ?, ?, ?::TIMESTAMPTZ)", [
    source.name,
    entity,
    counted.last_day,
    hasStake(entity),
    outdated?.rows ?? 0,
    loadedAt,
  ]);
}

/** What says how recent the rows of an entity are: things that happened, up to the as-of day. */
function dayOf(entity: EntityName): string | null {
  const days =
    entity === "opportunity" ? ["created_on", "closed_on"] : "day" in entities[entity].columns ? ["day"] : [];
  if (days.length === 0) return null;
  return `greatest(${days.map((d) => `CASE WHEN ${quote(d)} <= getvariable('as_of') THEN ${quote(d)} END`).join(", ")})`;
}
