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
  /** A value that does not fit. */
  readonly misfit: string | null;
}

/** A batch's rows, and the source's columns they have. */
interface Rows {
  readonly rowsFile: string;
  readonly columns: readonly string[];
}

/** A file changes its columns as a whole, so its first rows tell. */
const sampled = 50_000;

/** The shapes of one batch's mapped columns, from its rows in the ledger. */
export async function shapesOf(db: Warehouse, rows: Rows, source: Source, config: Config): Promise<Shape[]> {
  const shapes: Shape[] = [];
  for (const [entity, mapping] of Object.entries(source.entities) as [EntityName, EntityMapping][]) {
    shapes.push(...(await shapesOfEntity(db, rows, source, config, entity, mapping)));
  }
  return shapes;
}

async function shapesOfEntity(
  db: Warehouse,
  { rowsFile, columns }: Rows,
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
  const cells = tested.flatMap(({ raw, value, test }) => {
    const fits = test === "cast" ? sql`${value} IS NOT NULL` : sql`regexp_full_match(${raw}, '[0-9]+')`;
    return [
      sql`count(${raw})`,
      sql`count_if(${raw} IS NOT NULL AND ${fits})`,
      sql`min(${raw}) FILTER (${raw} IS NOT NULL AND NOT (${fits}))`,
    ];
  });
  const named = cells.map((cell, i) => sql`${cell} AS ${sql.ref(`c${i}`)}`);
  const where = mapping.where ? sql`WHERE ${conditionSql(mapping.where)}` : sql``;
  const counted = statement(
    sql`SELECT ${sql.join(named)} FROM (SELECT *${absentColumns(mapping, columns)} FROM read_parquet(${sql.raw(literal(rowsFile))}) LIMIT ${sql.lit(sampled)}) ${where}`,
  );
  const row = await db.row<Record<string, number | string | null>>(counted.sql, counted.values);
  return tested.map(({ target, from, field, test }, i) => ({
    entity,
    target,
    from,
    field,
    test,
    given: Number(row[`c${i * 3}`]),
    fits: Number(row[`c${i * 3 + 1}`]),
    misfit: row[`c${i * 3 + 2}`] as string | null,
  }));
}

const hashOf = (field: Field): string =>
  createHash("sha256").update(JSON.stringify(field)).digest("hex").slice(0, 8);
