import { type RawBuilder, sql } from "kysely";
import type { Condition } from "./mapping.ts";
import { numberSql } from "./number.ts";
import type { DecimalMark } from "./number_grammar.ts";

type Expression = RawBuilder<unknown>;

/**
 * A condition over a source's text columns, as SQL that is true or false, never null. A pattern is written as a
 * literal: DuckDB would compile a bound one again for every row.
 */
export function conditionSql(condition: Condition, decimal: DecimalMark): Expression {
  if ("all" in condition) return joined(condition.all, decimal, sql` AND `, sql`true`);
  if ("any" in condition) return joined(condition.any, decimal, sql` OR `, sql`false`);
  if ("not" in condition) return sql`NOT (${conditionSql(condition.not, decimal)})`;
  const names = [condition.column].flat().map((name) => sql`trim(${sql.id(name)})`);
  const column =
    names.length === 1 ? names[0]! : sql`coalesce(${sql.join(names.map((n) => sql`nullif(${n}, '')`))})`;
  if ("matches" in condition)
    return sql`coalesce(regexp_matches(${column}, ${sql.lit(condition.matches)}), false)`;
  if ("equals" in condition) return sql`coalesce(${column} = ${String(condition.equals)}, false)`;
  if ("oneOf" in condition) {
    if (condition.oneOf.length === 0) return sql`false`;
    return sql`coalesce(${column} IN (${sql.join(condition.oneOf.map(String))}), false)`;
  }
  const number = numberSql(column, "DOUBLE", decimal);
  if ("below" in condition) return sql`coalesce(${number} < ${condition.below}, false)`;
  if ("above" in condition) return sql`coalesce(${number} > ${condition.above}, false)`;
  const isPresent = sql`coalesce(${column} <> '', false)`;
  return condition.present ? isPresent : sql`NOT (${isPresent})`;
}

function joined(
  parts: readonly Condition[],
  decimal: DecimalMark,
  by: Expression,
  whenEmpty: Expression,
): Expression {
  if (parts.length === 0) return whenEmpty;
  return sql`(${sql.join(
    parts.map((part) => conditionSql(part, decimal)),
    by,
  )})`;
}
