import { z } from "zod";

/**
 * What a column holds. A unit knows its SQL type, its zod schema and how a screen formats it, so that a
 * declaration such as `money("Net revenue …")` is the only place where any of these are written.
 */
export type Unit =
  | "key"
  | "text"
  | "oneOf"
  | "flag"
  | "day"
  | "instant"
  | "count"
  | "days"
  | "number"
  | "money"
  | "rate"
  | "share"
  | "probability"
  | "reasons";

export interface Column<T = unknown> {
  readonly unit: Unit;
  readonly doc: string;
  readonly sql: string;
  readonly schema: z.ZodType<T>;
  readonly isNullable: boolean;
  /** The closed set of a `oneOf`. */
  readonly values?: readonly string[];
  /** Whether a key means the same in every system: a currency, a line's place within its order. */
  readonly isLocal?: boolean;
  /** Inclusive bounds that a published value must keep. */
  readonly bounds?: readonly [number | null, number | null];
}

function column<T>(
  unit: Unit,
  sql: string,
  schema: z.ZodType<T>,
  doc: string,
  more?: Partial<Column<T>>,
): Column<T> {
  return { unit, sql, schema: schema.describe(doc), doc, isNullable: false, ...more };
}

const isoDay = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);

/** An identifier. */
export const key = (doc: string) => column("key", "VARCHAR", z.string(), doc);
/** An identifier that belongs to no system: a currency code, a line number within an order. */
export const code = (doc: string) => column("key", "VARCHAR", z.string(), doc, { isLocal: true });
/** Words as a person wrote them. */
export const text = (doc: string) => column("text", "VARCHAR", z.string(), doc);
/** One of a closed set of words. */
export const oneOf = <const V extends readonly [string, ...string[]]>(values: V, doc: string) =>
  column<V[number]>("oneOf", "VARCHAR", z.enum(values) as z.ZodType<V[number]>, doc, { values });
export const flag = (doc: string) => column("flag", "BOOLEAN", z.boolean(), doc);
/** A business day in the reporting time zone, as YYYY-MM-DD. */
export const day = (doc: string) => column("day", "DATE", isoDay, doc);
/** A point in time, as ISO 8601 with offset. */
export const instant = (doc: string) => column("instant", "TIMESTAMPTZ", z.string(), doc);
/** A whole number of things, from 0. */
export const count = (doc: string) => column("count", "BIGINT", z.number().int(), doc, { bounds: [0, null] });
/** A length of time in days. */
export const days = (doc: string) => column("days", "DOUBLE", z.number(), doc);
/** A number without a unit of its own: a parameter, a score, a quantity. */
export const number = (doc: string) => column("number", "DOUBLE", z.number(), doc);
/** An amount in the company's base currency unless the sentence says otherwise; exact to four decimals. */
export const money = (doc: string) => column("money", "DECIMAL(18,4)", z.number(), doc);
/** A ratio that may pass 1 or be negative: growth, retention of revenue, an exchange rate. */
export const rate = (doc: string) => column("rate", "DOUBLE", z.number(), doc);
/** A part of a whole; 0…1, though a negative part can push one past the ends. */
export const share = (doc: string) => column("share", "DOUBLE", z.number(), doc);
export const probability = (doc: string) =>
  column("probability", "DOUBLE", z.number().min(0).max(1), doc, { bounds: [0, 1] });
/**
 * Up to three reasons, most telling first. Stored as tokens `code|argument|argument` of the reason
 * catalogue, so that one build can speak any language; a reader receives sentences.
 */
export const reasons = (doc: string) => column("reasons", "VARCHAR[]", z.array(z.string()), doc);

/** The same column where a value may be missing; the sentence must say when. */
export function nullable<T>(inner: Column<T>): Column<T | null> {
  return { ...inner, schema: inner.schema.nullable().describe(inner.doc), isNullable: true };
}

/** The units whose values an estimator reads as 64-bit floats (NaN where missing). */
export const isNumeric = (unit: Unit): boolean =>
  ["count", "days", "number", "money", "rate", "share", "probability", "day", "flag"].includes(unit);
