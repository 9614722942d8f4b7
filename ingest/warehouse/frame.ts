import { type Column, isNumeric } from "./column.ts";
import type { Columns, Table } from "./table.ts";

/** A column of an estimator: 64-bit floats with NaN where missing (days as days since 1970-01-01), or strings. */
export type Vector = Float64Array | (string | null)[];

type VectorOf<C extends Column> = C["unit"] extends "key" | "text" | "oneOf" | "instant" | "reasons"
  ? (string | null)[]
  : Float64Array;

/** The columns of a table as vectors of equal length: what estimators read and write. */
export type Frame<T extends Table = Table> = {
  readonly rows: number;
  readonly columns: { readonly [K in keyof T["columns"]]: VectorOf<T["columns"][K]> };
};

/** What an estimator gives back: some columns of the table it writes. */
export type PartialColumns<C extends Columns> = { [K in keyof C]?: VectorOf<C[K]> };

export function emptyVector(column: Column, rows: number): Vector {
  return isNumeric(column.unit) ? new Float64Array(rows) : new Array<string | null>(rows).fill(null);
}
