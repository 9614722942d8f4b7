import { distinct } from "../numeric/distinct.ts";
import type { OpportunityFrame } from "./frame.ts";

/** The distinct histories of a frame, by (x, n) and then from the latest t_x to the earliest, with their weights. */
export interface Patterns {
  x: Float64Array;
  recency: Float64Array;
  n: Float64Array;
  weight: Float64Array;
  /** Which pattern each row of the frame has. */
  index: Uint32Array;
  customers: number;
}

/** Collapses equal rows, of which a million customers have some thousands. The order of the rows makes no difference. */
export function collapsePatterns({ frequency, recency, periods, weight }: OpportunityFrame): Patterns {
  const width = periods.reduce((most, n) => Math.max(most, n), 0) + 1;
  const key = new Float64Array(frequency.length);
  for (let i = 0; i < key.length; i++) {
    key[i] = (frequency[i]! * width + periods[i]!) * width + (periods[i]! - recency[i]!);
  }
  const { values, code } = distinct(key);
  const count = new Float64Array(values.length);
  for (let i = 0; i < code.length; i++) count[code[i]!]! += weight ? weight[i]! : 1;
  const n = values.map((k) => Math.floor(k / width) % width);
  return {
    x: values.map((k) => Math.floor(k / (width * width))),
    n,
    recency: values.map((k, i) => n[i]! - (k % width)),
    weight: count,
    index: code,
    customers: count.reduce((sum, w) => sum + w, 0),
  };
}
