import { z } from "@hono/zod-openapi";
import { type Expression, type RawBuilder, type SqlBool, sql } from "kysely";
import type { Column, Unit } from "../ingest/index.ts";

/** One way to filter a column: the texts it takes and the condition it makes of them. Values are always bound. */
export interface Operator {
  /** The suffix that a parameter's name bears; empty for the bare name. */
  readonly name: string;
  readonly doc: string;
  /** One value as it is written in a request. */
  readonly value: z.ZodType<string, string>;
  /** Whether a comma separates several values. */
  readonly isList: boolean;
  condition(
    column: Expression<unknown>,
    values: readonly string[],
    type: RawBuilder<unknown>,
  ): Expression<SqlBool>;
}

const decimal = z
  .string()
  .regex(/^-?\d{1,15}(\.\d{1,15})?([eE][+-]?\d{1,2})?$/, {
    error: "not a number such as 1000 or -12.5",
    abort: true,
  })
  .refine((text) => Math.abs(Number(text)) < 1e15, "a number under 1e15");
const whole = z.string().regex(/^-?\d{1,15}$/, "not a whole number");
const word = z.string();

function valueSchema({ unit, values }: Column): z.ZodType<string, string> {
  switch (unit) {
    case "oneOf":
      return z.enum(values as [string, ...string[]]);
    case "flag":
      return z.enum(["true", "false"]);
    case "day":
      return z.iso.date("not a day as YYYY-MM-DD");
    case "instant":
      return z.iso.datetime({ offset: true, error: "not an instant as YYYY-MM-DDThh:mm:ssZ" });
    case "count":
      return whole;
    case "key":
    case "text":
    case "reasons":
      return word;
    default:
      return decimal;
  }
}

/** Exact for money: a decimal is compared as a decimal. */
export const boundAs = (unit: Unit, type: string): string => (unit === "money" ? "DECIMAL(38,18)" : type);

const compare = (symbol: ">=" | "<=" | ">" | "<"): Operator["condition"] => {
  const operator = sql.raw(symbol);
  return (column, values, type) =>
    all(values.map((value) => sql<SqlBool>`${column} ${operator} cast(${value} as ${type})`));
};

const oneOfValues: Operator["condition"] = (column, values, type) =>
  sql<SqlBool>`${column} in (${sql.join(values.map((value) => sql`cast(${value} as ${type})`))})`;

/** Without regard to case; nothing in the text is a wildcard. */
const contains: Operator["condition"] = (column, values) =>
  all(values.map((value) => sql<SqlBool>`contains(lower(${column}), lower(cast(${value} as varchar)))`));

const isMissing: Operator["condition"] = (column, values) =>
  all(
    values.map((value) =>
      value === "true" ? sql<SqlBool>`${column} is null` : sql<SqlBool>`${column} is not null`,
    ),
  );

const hasReason: Operator["condition"] = (column, values) => {
  const codes = sql.join(values.map((value) => sql`cast(${value} as varchar)`));
  return sql<SqlBool>`list_has_any(list_transform(${column}, lambda r: split_part(r, '|', 1)), [${codes}])`;
};

const all = (conditions: readonly RawBuilder<SqlBool>[]) =>
  sql<SqlBool>`(${sql.join(conditions, sql` and `)})`;

const ordered: readonly Unit[] = [
  "day",
  "instant",
  "count",
  "days",
  "number",
  "money",
  "rate",
  "share",
  "probability",
];

/** The ways to filter a column. */
export function operatorsOf(column: Column): Operator[] {
  const { unit, isNullable } = column;
  const value = valueSchema(column);
  const operators: Operator[] = [];
  const add = (name: string, doc: string, condition: Operator["condition"], more: Partial<Operator> = {}) =>
    operators.push({ name, doc, value, isList: false, condition, ...more });
  if (unit === "reasons") {
    add("has", "Codes of the reason catalogue; any of them.", hasReason, { isList: true });
    return operators;
  }
  add("", "Any of these values.", oneOfValues, { isList: true });
  add("eq", "This very value, commas included; repeat it for any of several.", oneOfValues);
  if (ordered.includes(unit)) {
    add("gte", "From this value.", compare(">="));
    add("lte", "Up to this value.", compare("<="));
    add("gt", "Above this value.", compare(">"));
    add("lt", "Under this value.", compare("<"));
  }
  if (unit === "key" || unit === "text") {
    add("contains", "This text within, upper or lower case.", contains);
  }
  if (isNullable) {
    add("null", "Whether the value is missing.", isMissing, { value: z.enum(["true", "false"]) });
  }
  return operators;
}
