import {
  DummyDriver,
  Kysely,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
  type RawBuilder,
  sql,
} from "kysely";
import type { Config } from "../config.ts";
import type { Source } from "../source_config.ts";
import { type Batch, type Column, type Ledger, quote, type Scalar } from "../warehouse/index.ts";
import { conditionSql } from "./condition.ts";
import { type EntityName, entities } from "./entities/index.ts";
import { compile, type Dialect, type Expression } from "./expression.ts";
import { headsBeside } from "./headed.ts";
import type { EntityMapping, Field } from "./mapping.ts";
import { type Outdated, withoutOutdated } from "./removed.ts";
import { namedColumns } from "./required.ts";

/** Compiles only: DuckDB takes the text and the values that PostgreSQL would. */
const compiler = new Kysely<unknown>({
  dialect: {
    createAdapter: () => new PostgresAdapter(),
    createDriver: () => new DummyDriver(),
    createIntrospector: (db) => new PostgresIntrospector(db),
    createQueryCompiler: () => new PostgresQueryCompiler(),
  },
});

export interface Statement {
  readonly sql: string;
  readonly values: readonly Scalar[];
}

export function statement(builder: RawBuilder<unknown>): Statement {
  const compiled = builder.compile(compiler);
  return { sql: compiled.sql, values: compiled.parameters as Scalar[] };
}

/** One entity of one source: what reads it from the ledger and casts it. */
export interface EntitySource {
  readonly source: Source;
  readonly entity: EntityName;
  readonly mapping: EntityMapping;
  /** The batches that have rows. */
  readonly batches: readonly Batch[];
  /** Rows of a database that it has changed or removed since. */
  readonly outdated?: Outdated | null;
}

export interface Target {
  readonly name: string;
  readonly column: Column;
  readonly raw: Expression;
  readonly value: Expression;
  readonly isMapped: boolean;
  readonly canFail: boolean;
  /** What a fault says after the text. */
  readonly fault?: string;
}

/**
 * The typed rows of an entity with `_source`, `_batch` (index into the batches), `_row` (0-based among the batch's
 * accepted records), `_updated_at` and `_is_sound`: whether every value that was given did cast, every required
 * one is there and every bound is kept.
 */
export function entitySelect(from: EntitySource, ledger: Ledger, config: Config): Expression {
  const targets = targetsOf(from, config);
  const columns = targets.map((t) => sql`${t.value} AS ${sql.ref(t.name)}`);
  const sound = targets.flatMap((t) => soundness(t));
  const updatedAt = from.mapping.updatedAt ? sql.id(from.mapping.updatedAt) : sql`NULL::VARCHAR`;
  const named = targets.map((t) => sql.ref(t.name));
  return sql`SELECT ${sql.join(named)}, ${sql.lit(from.source.name)} AS _source, _batch, _row, _updated_at, ${
    sound.length === 0 ? sql`true` : sql.join(sound, sql` AND `)
  } AS _is_sound FROM (SELECT *, ${sql.join(columns)}, ${updatedAt} AS _updated_at FROM (${raw(from, ledger)}))`;
}

/** The rows that are not sound, with a reason for each fault and the row as it came. */
export function faultSelect(from: EntitySource, ledger: Ledger, config: Config): Expression {
  const targets = targetsOf(from, config);
  const faults = targets.flatMap((t) => faultsOf(t, from.entity));
  const cast = targets.map((t) => sql`${t.value} AS ${sql.ref(t.name)}`);
  return sql`SELECT ${sql.lit(from.source.name)} AS source, ${sql.lit(from.entity)} AS entity, _batch, _row${sql.raw(hasLines(from) ? ", _line" : "")}, list_filter([${sql.join(
    faults.length > 0 ? faults : [sql`NULL`],
  )}], x -> x IS NOT NULL) AS reasons, ${sql.raw(rowAsJson(from, "_raw"))} AS raw, ${sql.raw(stakeOf(from.entity, "", prefix("")))} FROM (SELECT *, ${sql.join(cast)} FROM (${raw(from, ledger, true)})) WHERE len(reasons) > 0`;
}

export const dialectOf = (source: Source, config: Config): Dialect => ({
  decimal: source.decimal,
  timeZone: source.timeZone ?? config.company.timeZone,
  reportingZone: config.company.timeZone,
  system: source.system ?? source.name,
});

/** What each canonical column of an entity is got by. */
export function targetsOf({ source, entity, mapping }: EntitySource, config: Config): Target[] {
  const dialect = dialectOf(source, config);
  const fields = mapping.columns as Record<string, Field | undefined>;
  const declared = entities[entity].columns as Record<string, Column>;
  const isHeaded = entity === "order_line" && headsBeside(source, config.sources).length > 0;
  return Object.entries(declared).map(([name, one]) => {
    // A line without a day may take that of its order, and is asked for it only then.
    const column = isHeaded && name === "day" ? { ...one, isNullable: true } : one;
    const prefixed = prefix(name);
    const field = fields[name];
    if (field !== undefined)
      return { name: prefixed, column, isMapped: true, ...compile(field, column, dialect) };
    const instant = fields.ordered_at ?? fields.opened_at;
    if (name === "day" && instant !== undefined) {
      const at = compile(instant, entities.order_line.columns.ordered_at, dialect);
      return {
        name: prefixed,
        column,
        isMapped: true,
        canFail: true,
        raw: at.raw,
        value: sql`${at.value}::DATE`,
      };
    }
    const none = sql`NULL::${sql.raw(column.sql)}`;
    return { name: prefixed, column, isMapped: false, canFail: false, raw: sql`NULL::VARCHAR`, value: none };
  });
}

/** A canonical column may bear the name of a column of the source. */
const prefix = (name: string) => `_c_${name}`;
export const nameOf = (target: Target): string => target.name.slice(prefix("").length);
/** What is at stake with a row of an entity: its amount, the amount's currency and the day that converts it. */
const stakes: Partial<Record<EntityName, readonly [amount: string, currency: string | null, day: string]>> = {
  cost: ["amount", null, "day"],
  opportunity: ["amount", "currency", "created_on"],
  order_line: ["net_amount", "currency", "day"],
  payment: ["amount", "currency", "day"],
};
export const hasStake = (entity: EntityName): boolean => entity in stakes;
export function stakeOf(entity: EntityName, table: string, before = ""): string {
  const [amount, currency, day] = stakes[entity] ?? [null, null, null];
  const cell = (name: string | null) => (name ? `${table && `${table}.`}"${before}${name}"` : "NULL");
  return `${cell(amount)} AS amount, ${cell(currency)} AS currency, ${cell(day)} AS day`;
}

export const unprefixed = (entity: EntityName): string =>
  Object.keys(entities[entity].columns)
    .map((name) => `"${prefix(name)}" AS "${name}"`)
    .join(", ");

function raw(
  { source, mapping, batches, outdated }: EntitySource,
  ledger: Ledger,
  keepRow = false,
): Expression {
  const files = sql.join(batches.map((b) => sql.lit(ledger.rowsFile(b))));
  const where = mapping.where ? sql` WHERE ${conditionSql(mapping.where, source.decimal)}` : sql``;
  const row = keepRow ? sql`, file AS _raw` : sql``;
  const present = batches.flatMap((b) => b.columns);
  const absent = absentColumns(mapping, present);
  return sql`SELECT *${absent}, file_row_number AS _row, file_index::INTEGER AS _batch${row} FROM read_parquet([${files}], union_by_name = ${sql.lit(!hasOneShape(batches))}) AS file${sql.raw(withoutOutdated(outdated))}${where}`;
}

/** Alternatives of a field that no batch has, as columns without values to put behind a `*`. */
export function absentColumns(mapping: EntityMapping, present: readonly string[]): Expression {
  // To DuckDB two names are one when they differ by case alone.
  const known = new Set(present.map((name) => name.toLowerCase()));
  const absent = new Map(
    namedColumns(mapping)
      .filter(({ column }) => !known.has(column.toLowerCase()))
      .map(({ column }) => [column.toLowerCase(), column]),
  );
  return sql.raw([...absent.values()].map((name) => `, NULL::VARCHAR AS ${quote(name)}`).join(""));
}

/** Whether some of the rows carry their place in their file. */
export const hasLines = ({ batches }: EntitySource): boolean => batches.some((b) => b.lines === "stored");

/** A row as it came, without what the ledger added to it. */
export const rowAsJson = (from: EntitySource, row: string): string =>
  hasLines(from) ? `json_merge_patch(to_json(${row}), '{"_line": null}')` : `to_json(${row})`;

/** Reading by name opens every file beforehand; files of one shape can do without. */
const hasOneShape = (batches: readonly Batch[]): boolean =>
  new Set(batches.map((b) => [b.lines, ...b.columns].join("\0"))).size === 1;

function soundness({ name, column, raw, isMapped }: Target): Expression[] {
  if (!isMapped) return [];
  const value = sql.ref(name);
  const tests = [
    column.isNullable ? sql`(${value} IS NOT NULL OR ${raw} IS NULL)` : sql`${value} IS NOT NULL`,
  ];
  const [low, high] = column.bounds ?? [null, null];
  if (low !== null) tests.push(sql`coalesce(${value} >= ${low}, true)`);
  if (high !== null) tests.push(sql`coalesce(${value} <= ${high}, true)`);
  return tests;
}

function faultsOf({ name, column, raw, isMapped, fault }: Target, entity: EntityName): Expression[] {
  if (!isMapped) return [];
  const value = sql.ref(name);
  const label = name.slice(prefix("").length);
  const what = `${entity}.${label} is not ${nouns[column.unit] ?? "valid"}: `;
  const faults = [
    sql`CASE WHEN ${value} IS NULL AND ${raw} IS NOT NULL THEN ${sql.lit(what)} || left(${raw}, 80)${fault ? sql` || ${sql.lit(fault)}` : sql``} END`,
  ];
  if (!column.isNullable) {
    faults.push(sql`CASE WHEN ${raw} IS NULL THEN ${sql.lit(`${entity}.${label} is missing`)} END`);
  }
  const [low, high] = column.bounds ?? [null, null];
  if (low !== null || high !== null) {
    const range = `${entity}.${label} is outside ${low ?? "…"} to ${high ?? "…"}: `;
    const isOut = sql`${value} < ${low ?? Number.MIN_SAFE_INTEGER} OR ${value} > ${high ?? Number.MAX_SAFE_INTEGER}`;
    faults.push(sql`CASE WHEN ${isOut} THEN ${sql.lit(range)} || ${raw} END`);
  }
  return faults;
}

const nouns: Partial<Record<Column["unit"], string>> = {
  day: "a day",
  instant: "a point in time",
  money: "an amount",
  number: "a number",
  rate: "a number",
  probability: "a probability",
  flag: "yes or no",
  oneOf: "a known word",
};
