import { readFileSync } from "node:fs";
import type { TransactionFrame } from "../../../models/purchases/frame.ts";

interface Golden {
  histories: number[][];
  counts: number[][];
  fit: { rows: number[][]; params: number[]; logLikelihood: number; standardErrors: number[] };
}

/** Values computed by mpmath to 40 digits and more, from closed forms that the product does not use. */
export const golden: Golden = JSON.parse(readFileSync(new URL("./golden.json", import.meta.url), "utf8"));

export const marketOf = ([r, alpha, s, beta]: readonly number[]) => ({
  r: r!,
  alpha: alpha!,
  s: s!,
  beta: beta!,
});

/** Rows of x, t_x, T and number of customers, as a frame. */
export const frameOf = (rows: readonly (readonly number[])[]): TransactionFrame => ({
  frequency: Float64Array.from(rows, (row) => row[0]!),
  recency: Float64Array.from(rows, (row) => row[1]!),
  T: Float64Array.from(rows, (row) => row[2]!),
  weight: Float64Array.from(rows, (row) => row[3] ?? 1),
});

/** One customer as a frame. */
export const single = (x: number, recency: number, T: number) => frameOf([[x, recency, T]]);
