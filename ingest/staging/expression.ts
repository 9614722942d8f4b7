import { type RawBuilder, sql } from "kysely";
import type { Column } from "../warehouse/index.ts";
import { conditionSql } from "./condition.ts";
import { daySql, givenDay, instantSql } from "./day.ts";
import { flagSql } from "./flag.ts";
import type { Field } from "./mapping.ts";
import { numberSql } from "./number.ts";

export type Expression = RawBuilder<unknown>;

/** How the source writes numbers and instants, where a field does not say otherwise. */
export interface Dialect {
  readonly decimal: "." | ",";
  readonly timeZone: string;
  readonly reportingZone: string;
  /** Put before ids, so that two systems never share one. */
  readonly system: string;
}

export interface Compiled {
  /** The value in the column's type; null where the text does not say one. */
  readonly value: Expression;
  /** The text the value was read from; null where the source gave nothing. */
  readonly raw: Expression;
  /** Whether a text that was given may say no value: words cannot fail, numbers can. */
  readonly canFail: boolean;
  /** What a fault says after the text, such as ` does not fit %d.%m.%Y`. */
  readonly fault?: string;
}

/** A field of a mapping as SQL over the source's text columns. */
export function compile(field: Field, column: Column, dialect: Dialect): Compiled {
  if (typeof field === "string") return compile({ from: field }, column, dialect);
  if ("value" in field) {
    const raw = sql`${sql.lit(String(field.value))}::VARCHAR`;
    const isKnownWord = column.unit === "oneOf" && column.values!.includes(String(field.value));
    return isKnownWord
      ? { raw, value: raw, canFail: false }
      : { raw, value: cast(raw, column, dialect, {}), canFail: canFail(column) };
  }
  if ("product" in field) {
    const factors = field.product.map((f) => compile(f, amount, dialect));
    const raw = sql`nullif(concat_ws(' × ', ${sql.join(factors.map((f) => f.raw))}), '')`;
    const [a, b] = factors.map((f) => f.value);
    const type = sql.raw(column.sql);
    // The 64-bit product is twenty times faster; what overflows it is multiplied again in 128 bits.
    const value = sql`coalesce(try_cast(TRY(${a} * ${b}) AS ${type}), try_cast(${a}::DECIMAL(20,4) * ${b} AS ${type}))`;
    return { raw, value, canFail: true };
  }
  if ("sum" in field) {
    const parts = field.sum.map((f) => compile(f, amount, dialect));
    const raw = sql.join(
      parts.map((p) => p.raw),
      sql` || ' + ' || `,
    );
    const value = sql.join(
      parts.map((p) => sql`${p.value}::DECIMAL(38,4)`),
      sql` + `,
    );
    return { raw: sql`(${raw})`, value: sql`try_cast(${value} AS ${sql.raw(column.sql)})`, canFail: true };
  }
  if ("join" in field) {
    const parts = field.join.map((f) => compile(f, plainText, { ...dialect, system: "" }).value);
    const raw = sql`nullif(concat_ws(${field.separator ?? "-"}, ${sql.join(parts)}), '')`;
    return { raw, value: cast(raw, column, dialect, {}), canFail: canFail(column) };
  }
  if ("when" in field) {
    const cases = field.when.map((c) => ({
      if: conditionSql(c.if, dialect.decimal),
      ...compile(c.use, column, dialect),
    }));
    const rest = field.otherwise ? compile(field.otherwise, column, dialect) : nothing;
    const choose = (part: "raw" | "value") =>
      sql`CASE ${sql.join(
        cases.map((c) => sql`WHEN ${c.if} THEN ${c[part]}`),
        sql` `,
      )} ELSE ${rest[part]} END`;
    const mayFail = [...cases, rest].some((part) => part.canFail);
    return { raw: choose("raw"), value: choose("value"), canFail: mayFail };
  }
  // A heading may hold a dot, which ref() would take for the end of a table's name.
  const names = [field.from].flat().map((name) => sql`nullif(trim(${sql.id(name)}), '')`);
  const text = names.length === 1 ? names[0]! : sql`coalesce(${sql.join(names)})`;
  const isDay = column.unit === "day" || column.unit === "instant";
  return {
    raw: isDay ? givenDay(text, formatsOf(field)) : text,
    value: cast(text, column, dialect, field),
    canFail: field.values !== undefined || field.part !== undefined || canFail(column),
    ...(isDay && field.format && { fault: ` does not fit ${formatsOf(field).join(" or ")}` }),
  };
}

type Options = Exclude<Extract<Field, { from: unknown }>, string>;
type CastOptions = Partial<Omit<Options, "from">>;

const nothing: Compiled = { raw: sql`NULL::VARCHAR`, value: sql`NULL`, canFail: false };
const canFail = ({ unit }: Column): boolean => unit !== "key" && unit !== "text";
const plainText: Column = {
  unit: "text",
  sql: "VARCHAR",
  doc: "",
  isNullable: true,
  schema: undefined as never,
};
const amount: Column = { ...plainText, unit: "money", sql: "DECIMAL(18,4)" };

function cast(raw: Expression, column: Column, dialect: Dialect, options: CastOptions): Expression {
  const text = options.part ? sql`nullif(regexp_extract(${raw}, ${sql.lit(options.part)}), '')` : raw;
  const spelt = options.spellings ? respelt(text, options.spellings) : text;
  const meant = options.values ? translated(spelt, options) : spelt;
  switch (column.unit) {
    case "key":
      return keyed(meant, column, dialect, options);
    case "day":
      return daySql(meant, formatsOf(options));
    case "instant":
      return instantSql(meant, dialect, formatsOf(options));
    case "flag":
      return flagSql(meant);
    case "oneOf":
      return sql`CASE WHEN ${meant} IN (${sql.join([...column.values!])}) THEN ${meant} END`;
    case "text":
      return meant;
    default:
      return numberOf(meant, column, dialect, options);
  }
}

const formatsOf = ({ format }: CastOptions): string[] => (format === undefined ? [] : [format].flat());

function translated(raw: Expression, { values, otherwise }: CastOptions): Expression {
  const cases = Object.entries(values!).map(([from, to]) => sql`WHEN ${from} THEN ${String(to)}`);
  const rest =
    otherwise === undefined ? sql`NULL` : sql`CASE WHEN ${raw} IS NOT NULL THEN ${String(otherwise)} END`;
  return sql`CASE ${raw} ${sql.join(cases, sql` `)} ELSE ${rest} END`;
}

function respelt(raw: Expression, spellings: Readonly<Record<string, string>>): Expression {
  const cases = Object.entries(spellings).map(([from, to]) => sql`WHEN ${from} THEN ${to}`);
  return cases.length === 0 ? raw : sql`CASE ${raw} ${sql.join(cases, sql` `)} ELSE ${raw} END`;
}

/** Ids bear their system; currencies and the line within an order do not. */
function keyed(raw: Expression, column: Column, { system }: Dialect, { integer }: CastOptions): Expression {
  const id = integer ? sql`regexp_replace(${raw}, '\\.0+$', '')` : raw;
  return column.isLocal || system === "" ? id : sql`${sql.lit(`${system}:`)} || ${id}`;
}

function numberOf(raw: Expression, column: Column, dialect: Dialect, options: CastOptions): Expression {
  const value = numberSql(raw, column.sql, options.decimal ?? dialect.decimal);
  return options.negate ? sql`-(${value})` : value;
}
