import { readFileSync } from "node:fs";

interface Golden {
  spends: number[][];
  fit: { rows: number[][]; params: number[]; logLikelihood: number };
}

/** Values computed to 40 digits by mpmath from the defining formulae. */
export const golden: Golden = JSON.parse(readFileSync(new URL("./golden.json", import.meta.url), "utf8"));

/** Rows of x, m and number of customers, as a frame. */
export const spendFrame = (rows: number[][]) => ({
  frequency: Float64Array.from(rows, (row) => row[0]!),
  monetary: Float64Array.from(rows, (row) => row[1]!),
  weight: Float64Array.from(rows, (row) => row[2] ?? 1),
});
