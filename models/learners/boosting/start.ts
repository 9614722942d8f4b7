import type { Features, Rows } from "../features.ts";
import { regress } from "../logistic/regression.ts";
import { logit } from "../sigmoid.ts";

/** What boosting starts from: a level, and for one feature a line about its mean. */
export interface Start {
  readonly level: number;
  /** -1 where there is no line. */
  readonly feature: number;
  readonly slope: number;
  readonly mean: number;
}

/** The log-odds of the outcome, half a row of each added. */
export function constantStart(happened: ArrayLike<number>): Start {
  let events = 0;
  for (let i = 0; i < happened.length; i++) events += happened[i]!;
  return { level: logit((events + 0.5) / (happened.length + 1)), feature: -1, slope: 0, mean: 0 };
}

/** The logistic regression on one feature, its missing values at its mean. */
export function lineStart({ columns }: Features, feature: number, rows: Rows, happened: Uint8Array): Start {
  const column = columns[feature]!;
  const known = Float64Array.from(rows, (row) => column[row]!).filter((value) => !Number.isNaN(value));
  const mean = known.reduce((sum, value) => sum + value, 0) / known.length;
  if (!known.some((value) => value !== known[0])) return constantStart(happened);
  const x = Float64Array.from(rows, (row) => (Number.isNaN(column[row]!) ? 0 : column[row]! - mean));
  const { intercept, coefficients } = regress(x, Float64Array.from(happened), { penalty: 1 });
  return { level: intercept, feature, slope: coefficients[0]!, mean };
}

/** What the line adds to the level for a value. */
export const lineAt = ({ slope, mean }: Start, value: number): number =>
  Number.isNaN(value) ? 0 : slope * (value - mean);

export function startOf(start: Start, { columns }: Features, rows: Rows): Float64Array {
  const margin = new Float64Array(rows.length).fill(start.level);
  const column = columns[start.feature];
  if (column) for (let i = 0; i < rows.length; i++) margin[i]! += lineAt(start, column[rows[i]!]!);
  return margin;
}
