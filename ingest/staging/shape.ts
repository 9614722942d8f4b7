import { createHash } from "node:crypto";
import { sql } from "kysely";
import type { Config } from "../config.ts";
import type { Source } from "../source_config.ts";
import { literal, type Warehouse } from "../warehouse/index.ts";
import { conditionSql } from "./condition.ts";
import type { EntityName } from "./entities/index.ts";
import type { EntityMapping, Field } from "./mapping.ts";
import { columnsOf } from "./required.ts";
import { absentColumns, nameOf, statement, targetsOf } from "./select.ts";

/** How many values of a mapped column are what its target wants: what a later file is held against. */
export interface Shape {
  readonly entity: EntityName;
  readonly target: string;
  /** The source's columns it is read from. */
  readonly from: readonly string[];
  /** Tells this way of reading from another: a corrected mapping is not held against what the former one gave. */
  readonly field: string;
  /** What fits: the value casts, or an id is a whole number. */
  readonly test: "cast" | "integer";
  readonly given: number;
  readonly fits: number;
  /** Looks for a value that does not fit. */
  misfit(): Promise<string | null>;
}

/** A batch's rows, and the source's columns they have. */
interface Written {
  readonly rowsFile: string;
  readonly columns: readonly string[];
  readonly rows: number;
}

/** A file changes its columns as a whole, so its first rows tell. */
const sampled = 10_000;

/** The shapes of one batch's mapped columns, from its rows in the ledger. */
export async function shapesOf(
  db: Warehouse,
  written: Written,
  source: Source,
  config: Config,
): Promise<Shape[]> {
  const shapes: Shape[] = [];
  for (const [entity, mapping] of Object.entries(source.entities) as [EntityName, EntityMapping][]) {
    shapes.push(...(await shapesOfEntity(db, written, source, config, entity, mapping)));
  }
  return shapes;
}

async function shapesOfEntity(
  db: Warehouse,
  { rowsFile, columns, rows }: Written,
  source: Source,
  config: Config,
  entity: EntityName,
  mapping: EntityMapping,
): Promise<Shape[]> {
  const fields = mapping.columns as Record<string, Field | undefined>;
  const tested = targetsOf({ source, entity, mapping, batches: [] }, config).flatMap((target) => {
    const name = nameOf(target);
    const field = fields[name];
    const from = field === undefined ? [] : [...new Set(columnsOf(field))];
    if (field === undefined || from.length === 0) return [];
    if (!target.canFail && target.column.unit !== "key") return [];
    return [
      {
        ...target,
        target: name,
        from,
        field: hashOf(field),
        test: target.canFail ? "cast" : "integer",
      } as const,
    ];
  });
  if (tested.length === 0) return [];
  const inner = tested.flatMap(({ raw, value, test }, i) => {
    const fits = test === "cast" ? sql`${value} IS NOT NULL` : sql`ltrim(${raw}, '0123456789') = ''`;
    return [sql`${raw} AS ${sql.ref(`r${i}`)}`, sql`${fits} AS ${sql.ref(`f${i}`)}`];
  });
  const sums = tested.map((_, i) =>
    sql.raw(`count(r${i}) AS g${i}, count_if(f${i} AND r${i} IS NOT NULL) AS f${i}`),
  );
  const where = mapping.where ? sql`WHERE ${conditionSql(mapping.where, source.decimal)}` : sql``;
  // Cheaper than LIMIT, which would read whole columns
  const first = rows > sampled ? sql` WHERE file_row_number < ${sql.lit(sampled)}` : sql``;
  const from = sql`(SELECT ${sql.join(inner)} FROM (SELECT *${absentColumns(mapping, columns)} FROM read_parquet(${sql.raw(literal(rowsFile))})${first}) ${where})`;
  const counted = statement(sql`SELECT ${sql.join(sums)} FROM ${from}`);
  const row = await db.row<Record<string, number>>(counted.sql, counted.values);
  return tested.map(({ target, from: columns, field, test }, i) => ({
    entity,
    target,
    from: columns,
    field,
    test,
    given: row[`g${i}`]!,
    fits: row[`f${i}`]!,
    misfit: async () => {
      const first = statement(
        sql`SELECT min(${sql.raw(`r${i}`)}) AS value FROM ${from} WHERE NOT ${sql.raw(`f${i}`)}`,
      );
      return (await db.row<{ value: string | null }>(first.sql, first.values)).value;
    },
  }));
}

const hashOf = (field: Field): string =>
  createHash("sha256").update(JSON.stringify(field)).digest("hex").slice(0, 8);
