import { readFileSync } from "node:fs";

type Numbers = number[];

interface GoldenFit {
  rows: Numbers[];
  params: Numbers;
  logLikelihood: number;
}

interface Golden {
  histories: Numbers[];
  markets: (number | null)[][];
  counts: Numbers[];
  fits: { bg_nbd: GoldenFit; mbg_nbd: GoldenFit };
}

/** Values computed to 40 digits by mpmath from the defining formulae. */
export const golden: Golden = JSON.parse(readFileSync(new URL("./golden.json", import.meta.url), "utf8"));

export const marketOf = ([r, alpha, a, b]: readonly (number | null)[]) => ({
  r: r!,
  alpha: alpha!,
  a: a!,
  b: b!,
});

/** Rows of x, t_x, T and number of customers, as a frame. */
export const frameOf = (rows: Numbers[]) => ({
  frequency: Float64Array.from(rows, (row) => row[0]!),
  recency: Float64Array.from(rows, (row) => row[1]!),
  T: Float64Array.from(rows, (row) => row[2]!),
  weight: Float64Array.from(rows, (row) => row[3]!),
});
