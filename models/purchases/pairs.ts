import { distinct } from "../numeric/distinct.ts";
import type { TransactionFrame } from "./frame.ts";

const LARGEST_TABLE = 1 << 24;

/** The distinct pairs (x, T) of a frame, and which pair each row has. */
export interface Pairs {
  x: Float64Array;
  T: Float64Array;
  index: Uint32Array;
}

/**
 * What a living customer will do depends on x and T alone, and a million customers have some thousands of such
 * pairs: so every costly expectation is computed once a pair.
 */
export function distinctPairs({ frequency, T }: TransactionFrame): Pairs {
  const x = distinct(frequency);
  const age = distinct(T);
  const nT = age.values.length;
  const cells = x.values.length * nT;
  const table = cells <= LARGEST_TABLE ? new Int32Array(cells).fill(-1) : null;
  const sparse = new Map<number, number>();
  const index = new Uint32Array(frequency.length);
  const cellOf: number[] = [];
  for (let i = 0; i < index.length; i++) {
    const cell = x.code[i]! * nT + age.code[i]!;
    let pair = table ? table[cell]! : (sparse.get(cell) ?? -1);
    if (pair < 0) {
      pair = cellOf.length;
      cellOf.push(cell);
      if (table) table[cell] = pair;
      else sparse.set(cell, pair);
    }
    index[i] = pair;
  }
  return {
    x: Float64Array.from(cellOf, (cell) => x.values[Math.floor(cell / nT)]!),
    T: Float64Array.from(cellOf, (cell) => age.values[cell % nT]!),
    index,
  };
}
